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
    given_url, given_token = os.environ.get(URL), os.environ.get(TOKEN)
    named = server or given_url
    if not named:
        own = _own(corpus)
        if own is None:
            raise ServerError(
                "No server is known here: start one with `scripts/label-studio start`, or name one with --server URL "
                f"(or {URL}) and put its token into the environment as {TOKEN}."
            )
        return own
    try:
        url = checked_url(named)
    except ServerError as error:
        raise ServerError(str(error) if server else f"{URL}: {error}") from None
    if url.startswith("http:") and not is_loopback(url) and not plain_http:
        raise ServerError(
            f"The server at {url} is asked by http, so that others on the network can read passwords, tokens and texts. Name its "
            "https address, or reach it through a tunnel to this machine (ssh -L); --plain-http goes on all the same."
        )
    if given_token and (not given_url or given_url.rstrip("/") == url):
        return url, given_token
    own = _own(corpus)
    if own is None or own[0] != url:
        raise ServerError(
            f"The token of the server at {url} is missing: put its address and token into the environment as {URL} and {TOKEN}."
        )
    return own


def _own(corpus: Corpus) -> tuple[str, str] | None:
    """Address and token of the server that was started for the corpus folder, where there is one."""
    if not corpus.has(FILE):
        return None
    try:
        value = json.loads(corpus.read_bytes(FILE))
        url, token = checked_url(value["url"]), value["token"]
    except (ValueError, KeyError, TypeError, AttributeError, ServerError):
        token = None
    if not (isinstance(token, str) and token):
        raise ServerError(f"{FILE} is not as it was written; `scripts/label-studio start` writes it anew.")
    return url, token
