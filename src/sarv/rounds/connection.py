"""Which server a corpus folder's rounds are on, and with which token; a token never stands on a command line."""

import json
import os

from ..corpus import Corpus
from .asking import ServerError, checked_url

FILE = ".label-studio/connection.json"
"""Address and token of the server that `scripts/label-studio start` runs for the corpus folder."""

URL, TOKEN = "LABEL_STUDIO_URL", "LABEL_STUDIO_API_KEY"  # the names of variables


def connection(corpus: Corpus, server: str | None = None) -> tuple[str, str]:
    """Address and token of the server: the one named, else the environment's, else that of `scripts/label-studio`.

    The token of a server that is named, or is the environment's, is in the environment, or is that of the file where that is
    the same server. Raises `ServerError` where one of both is missing.
    """
    own_url, own_token = _own(corpus)
    named = server or os.environ.get(URL)
    if named is None:
        if own_url is None or own_token is None:
            raise ServerError(
                "No server is known here: start one with `scripts/label-studio start`, or name one with --server URL "
                f"(or {URL}) and put its token into the environment as {TOKEN}."
            )
        return own_url, own_token
    url = checked_url(named)
    token = os.environ.get(TOKEN) or (own_token if url == own_url else None)
    if not token:
        raise ServerError(f"The token of the server at {url} is missing: put it into the environment as {TOKEN}.")
    return url, token


def _own(corpus: Corpus) -> tuple[str | None, str | None]:
    if not corpus.has(FILE):
        return None, None
    try:
        value = json.loads(corpus.read_bytes(FILE))
        url, token = value["url"], value["token"]
    except (ValueError, KeyError, TypeError):
        url = token = None
    if not isinstance(url, str) or not isinstance(token, str):
        raise ServerError(f"{FILE} is not as it was written; `scripts/label-studio start` writes it anew.")
    return checked_url(url), token
