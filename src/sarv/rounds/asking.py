"""How a server is asked, and what is said when that fails: one sentence, never what was sent or answered.

Requests and answers of an annotation server carry tokens, cookies and the texts of articles. No exception of the libraries below
leaves this module, since each may hold a request, a header or a body; what does leave is a `ServerError` without a cause.
"""

import ipaddress
import logging
import ssl
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

if TYPE_CHECKING:
    import httpx

Answer = TypeVar("Answer")

PATIENCE = 60.0
"""How many seconds an ordinary answer may take."""

LONG_PATIENCE = 600.0
"""How many seconds an import or an export may take."""

MISSING_EXTRA = "Work with a Label Studio server needs the extra `rounds`: pip install 'sarv[rounds]'."


class ServerError(OSError):
    """The server cannot be worked with, in one plain sentence; `status` is the HTTP status where there was one.

    It is a fault of the environment like any other of the system's, and the command line ends on it in the same way.
    """

    def __init__(self, sentence: str, status: int | None = None) -> None:
        super().__init__(sentence)
        self.status = status


def checked_url(url: str) -> str:
    """The address of a server without its last slash; raises `ServerError` where it is none."""
    wrong = f"'{url}' is not the address of a server, such as http://127.0.0.1:8080."
    if "@" in url or "?" in url or "#" in url:
        # Perhaps with a password or a token in it.
        raise ServerError(
            "The address of the server must have neither a user name nor a query, only such as http://127.0.0.1:8080."
        )
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  # raises where it is no number
    except ValueError:
        parts = None
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        raise ServerError(wrong)
    return url.rstrip("/")


def is_loopback(url: str) -> bool:
    """Whether the address is this machine's own."""
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class Asking:
    """An HTTP client for one user of one server.

    It follows no redirect, since tokens go with a request; it takes no proxy of the environment for this machine's own addresses;
    it keeps no connection open, so that a write never goes out on one that the server has just closed.
    """

    def __init__(self, url: str, patience: float = PATIENCE) -> None:
        try:
            import httpx
        except ModuleNotFoundError:
            raise ServerError(MISSING_EXTRA) from None
        for name in ("httpx", "httpcore"):
            # They log every address and header, and an invitation has a token in its address.
            logging.getLogger(name).setLevel(logging.WARNING)
        self.url, self.patience = url, patience
        self._method = "GET"
        self.client = httpx.Client(
            timeout=httpx.Timeout(patience, connect=min(patience, 10)),
            follow_redirects=False,
            trust_env=not is_loopback(url),
            verify=_certificates(),
            limits=httpx.Limits(max_keepalive_connections=0),
            event_hooks={"request": [self._note]},
        )

    def _note(self, request: "httpx.Request") -> None:
        self._method = request.method

    def ask(self, doing: str, call: Callable[[], Answer], refused: str | None = None) -> Answer:
        """What `call` returns; raises `ServerError` where it fails.

        `doing` is what was being done, as "reading the tasks of project 3"; `refused` is said instead where the server knows
        the user not, or does not let the user do it (401, 403).
        """
        try:
            return call()
        except ServerError:
            raise
        except Exception as error:  # noqa: BLE001  # each of them may hold a token or a text
            failure = self._failure(error, doing, refused)
        # Here, not above: there, the exception would go out as the context of ours.
        raise failure

    def _failure(self, error: Exception, doing: str, refused: str | None) -> ServerError:
        import httpx

        if isinstance(error, ModuleNotFoundError):
            return ServerError(MISSING_EXTRA)
        server, status = f"The server at {self.url}", getattr(error, "status_code", None)
        unsure = "" if self._method == "GET" else " Whether it was done is not known; run this again, nothing is done twice."
        if isinstance(error, httpx.HTTPStatusError):
            status = error.response.status_code
        if status in (401, 403):
            return ServerError(refused or f"{server} does not allow it ({status} to {self._method}): {doing}.", status)
        if status is not None and 300 <= status < 400:
            sentence = (
                f"{server} sends us to another address ({status}), and tokens are not taken there: {doing}. Name the final one."
            )
            return ServerError(sentence, status)
        if status is not None and status >= 400:
            return ServerError(f"{server} answered {status} to {self._method}: {doing}.", status)
        if isinstance(error, httpx.TimeoutException):
            return ServerError(f"{server} did not answer in time: {doing}.{unsure}")
        if isinstance(error, httpx.ConnectError):
            why = "its certificate is not trusted here" if _has_cause(error, ssl.SSLError) else "nothing answers there"
            return ServerError(f"{server} cannot be reached, {why}: {doing}. Does it run? Is the address right?")
        if isinstance(error, httpx.TransportError):
            return ServerError(f"{server} broke the connection: {doing}.{unsure}")
        return ServerError(f"{server} gave an answer that is not Label Studio's ({type(error).__name__}): {doing}.")


@cache
def _certificates() -> ssl.SSLContext:
    """Whose certificates are trusted: reading them takes longer than an answer of the server, and it is the same for all."""
    import httpx

    return httpx.create_ssl_context()


def _has_cause(error: BaseException, kind: type[BaseException]) -> bool:
    found: BaseException | None = error
    while found is not None and not isinstance(found, kind):
        found = found.__cause__ or found.__context__
    return found is not None
