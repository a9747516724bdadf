"""How a Hub is asked, and what is said when that fails: one sentence, never what was sent or answered.

Requests and answers carry tokens, cookies and files. No exception of the libraries below leaves this module, since each may hold
a request, a header or a body; what does leave is a `HubError` without a cause.
"""

import ipaddress
import logging
import os
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from ...corpus import CorpusError

if TYPE_CHECKING:
    from huggingface_hub import HfApi

Answer = TypeVar("Answer")

DEFAULT_ENDPOINT = "https://huggingface.co"
ENDPOINT = "HF_ENDPOINT"
TOKEN = "HF_TOKEN"  # noqa: S105  # the name of a variable

_LOUD = ("huggingface_hub", "httpx", "httpx2", "httpcore", "httpcore2", "filelock")
_WAYS = {
    401: "The token is not known there, or must not write. Make one that may write, and log in anew with `hf auth login`.",
    403: "The token does not allow it. Make one that may write to this repository, and log in anew with `hf auth login`.",
    404: "Is the name right, and does the token reach it?",
    409: "It is there already, perhaps made by somebody else just now. Run the same command again.",
    412: "Somebody else has changed the repository meanwhile. Run the same command again.",
    413: "The Hub does not take so much at once.",
    429: "The Hub asks for patience. Run the same command again in some minutes.",
}
_AGAIN = "Run the same command again; nothing is done twice."


class HubError(CorpusError):
    """The Hub cannot be worked with, in plain words; `status` is the HTTP status where there was one, `code` the Hub's own."""

    def __init__(self, sentence: str, status: int | None = None, code: str | None = None) -> None:
        super().__init__(sentence)
        self.status, self.code = status, code


def endpoint_of(given: str | None) -> str:
    """The address of the Hub: the given one, that of the environment, or the public one; raises `HubError` where it is none.

    Tokens are sent there, so it is asked by https, but for this machine itself.
    """
    url = given or os.environ.get(ENDPOINT) or DEFAULT_ENDPOINT
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  # raises where it is no number
    except ValueError:
        parts = urlsplit("")
    if parts.username or parts.password or parts.query or parts.fragment or not parts.hostname:
        # Perhaps with a password or a token in it.
        raise HubError(f"The address of the Hub must be one such as {DEFAULT_ENDPOINT}, without a user name or a query.")
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_loopback(parts.hostname)):
        raise HubError(f"{url}: a Hub is asked by https, since a token is sent there; only this machine itself by http.")
    return url.rstrip("/")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class Asking:
    """The client of one Hub, which logs nothing of what it sends.

    `TOKEN` of the environment goes to any Hub, a saved login only to the one it was made for.
    """

    def __init__(self, given: str | None) -> None:
        try:
            import huggingface_hub
            from huggingface_hub import constants, get_token
            from huggingface_hub.utils.tqdm import disable_progress_bars
        except ModuleNotFoundError as error:
            raise HubError(
                f"Publishing needs the extra `publish`: pip install 'sarv[publish]' (there is no {error.name})."
            ) from None
        self.url = endpoint_of(given)
        # For this process alone, whatever the environment says and whoever has imported the library before: the transfer by Xet
        # fails without a way back on Hubs that lack it, and may split a commit; telemetry goes to another address than ours.
        constants.HF_HUB_DISABLE_XET = True
        constants.HF_HUB_DISABLE_TELEMETRY = True
        disable_progress_bars()
        for name in _LOUD:
            logging.getLogger(name).setLevel(logging.CRITICAL)  # they log addresses, headers and whole requests
        own = endpoint_of(None) == self.url
        token = (get_token() if own else os.environ.get(TOKEN, "").strip()) or None
        if token is None:
            also = ", or log in with `hf auth login`" if own else "; a saved login is only for the Hub that it was made for"
            raise HubError(f"There is no token for {self.url}. Give one that may write as {TOKEN} in the environment{also}.")
        self.api: HfApi = huggingface_hub.HfApi(endpoint=self.url, token=token)

    def ask(self, doing: str, call: Callable[[], Answer]) -> Answer:
        """What `call` returns; raises `HubError` where it fails. `doing` is what was asked for, as "creating the tag v1.0.0"."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # they are for the library's own developers, and may quote a request
                return call()
        except HubError:
            raise
        except Exception as error:  # noqa: BLE001  # each of them may hold a token or a file
            failure = self._failure(error, doing)
        # Here, not above: there, the exception would go out as the context of ours.
        raise failure

    def _failure(self, error: Exception, doing: str) -> HubError:
        if str(error).startswith("Invalid metadata in README.md"):  # of a card, which says nothing of texts
            return HubError(f"The Hub does not take the head of README.md: {doing}. {' '.join(str(error).split())}")
        causes = _causes(error)
        response = next((found for one in causes if (found := getattr(one, "response", None)) is not None), None)
        status = getattr(response, "status_code", None)
        if response is not None and status is not None:
            code = response.headers.get("X-Error-Code")
            way = _WAYS.get(status, _AGAIN if status >= 500 else "")
            return HubError(f"The Hub at {self.url} answered {status}: {doing}. {way}".rstrip(), status, code)
        kinds = {kind.__name__ for one in causes for kind in type(one).__mro__}
        if "ConnectError" in kinds:
            return HubError(f"The Hub at {self.url} cannot be reached: {doing}. Is the address right? {_AGAIN}")
        if "TimeoutException" in kinds:
            return HubError(f"The Hub at {self.url} did not answer in time: {doing}. {_AGAIN}")
        if "TransportError" in kinds:
            return HubError(f"The connection to the Hub at {self.url} broke: {doing}. {_AGAIN}")
        if "HFValidationError" in kinds:
            return HubError(f"The Hub does not take such a name: {doing}. A repository is called ORG/NAME.")
        kind = type(error).__name__
        return HubError(f"The Hub at {self.url} gave an answer that is not understood ({kind}): {doing}. {_AGAIN}")


def _causes(error: BaseException) -> "list[BaseException]":
    """An exception with all that led to it."""
    found: list[BaseException] = []
    one: BaseException | None = error
    while one is not None and one not in found:
        found.append(one)
        one = one.__cause__ or one.__context__
    return found
