"""Which server a corpus folder's rounds are on, and with which token; a token never stands on a command line."""

import json
import os

from ..corpus import Corpus
from .asking import ServerError, checked_url, is_loopback

FILE = ".label-studio/connection.json"
"""Address and token of the server that `scripts/label-studio start` runs for the corpus folder."""

URL, TOKEN = "LABEL_STUDIO_URL", "LABEL_STUDIO_API_KEY"  # the names of variables


def connection(corpus: Corpus, server: str | None = None, *, plain_http: bool = False) -> tuple[str, str]:
    """Address and token of the server: the one named, else the environment's, else that of `scripts/label-studio`.

    The token of a server that is named, or is the environment's, is in the environment, or is that of the file where that is
    the same server; a token of the environment belongs to the environment's server, where there is one. Raises `ServerError`
    where one of both is missing, and, unless `plain_http` allows it, where both would go over a network that can read them.
    """
    own_url, own_token = _own(corpus)
    given_url, given_token = os.environ.get(URL), os.environ.get(TOKEN)
    named = server or given_url
    if not named:
        if own_url is None or own_token is None:
            raise ServerError(
                "No server is known here: start one with `scripts/label-studio start`, or name one with --server URL "
                f"(or {URL}) and put its token into the environment as {TOKEN}."
            )
        return own_url, own_token
    url = checked_url(named)
    if url.startswith("http:") and not is_loopback(url) and not plain_http:
        raise ServerError(
            f"The server at {url} is asked by http, so that others on the network can read passwords, tokens and texts. Name its "
            "https address, or reach it through a tunnel to this machine (ssh -L); --plain-http goes on all the same."
        )
    if given_url and checked_url(given_url) != url:
        given_token = None
    token = given_token or (own_token if url == own_url else None)
    if not token:
        raise ServerError(
            f"The token of the server at {url} is missing: put its address and token into the environment as {URL} and {TOKEN}."
        )
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
