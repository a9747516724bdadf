"""What is said when a server of annotation rounds cannot be worked with: one sentence, and nothing that was sent or answered."""

import json
import logging
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

import sarv
from sarv.rounds.server import TESTED_VERSION, Marker, Project, Server, ServerError

SECRET = "canary-4711"
TOKEN = "0123456789abcdef-token"
PASSWORD = "a-long-password-0815"
PROJECT = Project(3, "pilot/a", Marker("pilot", "a", "annotator", "a@example.org", "0" * 64, ("actors",)))
TASK = {"data": {"doc_id": "tale-0001", "text": f"text {SECRET}", "text_sha256": "0" * 64}}

FRIENDLY: dict[str, Any] = {
    "/health": {"status": "UP"},
    "/api/version/": {"release": TESTED_VERSION},
    "/api/current-user/whoami": {"id": 1, "email": "admin@example.org"},
    "/api/tasks/": {"total": 0, "tasks": [], "total_annotations": 0, "total_predictions": 0},
    "/api/tasks/7/annotations/": [],
    "/api/users/": [],
}


class Handler(BaseHTTPRequestHandler):
    """Answers as the server that it belongs to was told, with secrets wherever one can be."""

    server: "Double"

    def answer(self) -> None:
        """Answer by the way that the path has, else by the way of all others."""
        path = self.path.partition("?")[0]
        self.server.asked.append((self.command, self.path, dict(self.headers)))
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        way = self.server.ways.get(path, self.server.way)
        if way is None:
            self.send(200, json.dumps(FRIENDLY[path]))
        elif isinstance(way, int):
            self.send(way, json.dumps({"detail": SECRET, "token": TOKEN}))
        else:
            way(self)

    do_GET = do_POST = do_PATCH = do_DELETE = answer  # noqa: N815  # the names that the base class calls

    def send(self, status: int, body: str, **headers: str) -> None:
        """Send an answer with a secret cookie and a secret header."""
        self.send_response(status, SECRET)
        for name, value in ({"Set-Cookie": f"sessionid={SECRET}", "X-Secret": SECRET} | headers).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


Way = int | Callable[[Handler], None]


def page(handler: Handler) -> None:
    """A page for people, where an answer for programs belongs."""
    handler.send(200, f"<html>{SECRET}</html>", Content_Type="text/html")


def other_shape(handler: Handler) -> None:
    """JSON that is not what was asked for."""
    handler.send(200, json.dumps([[SECRET]]))


def slow(_handler: Handler) -> None:
    """No answer before everybody has left."""
    time.sleep(1)


def hang_up(handler: Handler) -> None:
    """The end of the connection, in the middle of an answer."""
    handler.wfile.write(f"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{SECRET}".encode())


def garbage(handler: Handler) -> None:
    """What is no answer at all."""
    handler.wfile.write(f"{SECRET}\r\n\r\n".encode())


WAYS: tuple[Way, ...] = (400, 401, 403, 404, 409, 429, 500, 503, page, other_shape, slow, hang_up, garbage)


class Double(ThreadingHTTPServer):
    """A server on this machine that behaves as told: by path, else in one way; None is the friendly way."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.ways: dict[str, Way | None] = {}
        self.way: Way | None = None
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        self.url = f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, *_: Any) -> None:
        """Say nothing of clients that went away."""


@pytest.fixture
def double() -> Iterator[Double]:
    """A server that behaves as told."""
    with Double() as running:
        threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield running
        running.shutdown()


def server_of(double: Double) -> Server:
    """A client that does not wait long."""
    return Server(double.url, TOKEN, patience=0.3)


CALLS: dict[str, Callable[[Server], Any]] = {
    "connect": lambda server: Server.connect(server.url, TOKEN, patience=0.3),
    "version": lambda server: server.version(),
    "projects": lambda server: server.projects("pilot"),
    "make_project": lambda server: server.make_project("pilot/a", f"<View>{SECRET}</View>", PROJECT.marker),
    "show_predictions": lambda server: server.show_predictions(PROJECT, "gold"),
    "link": lambda server: server.link(PROJECT),
    "add_tasks": lambda server: server.add_tasks(PROJECT, [TASK]),
    "export": lambda server: server.export(PROJECT),
    "user_id": lambda server: server.user_id("a@example.org"),
    "account": lambda server: server.account("a@example.org", PASSWORD),
    "submit": lambda server: server.submit(7, [{"value": {"text": SECRET}}], TOKEN),
}


def failure(server: Server, call: str) -> ServerError:
    """The error of a call that has to fail."""
    with pytest.raises(ServerError) as caught:
        CALLS[call](server)
    return caught.value


def assert_says_nothing_secret(error: BaseException, log: str) -> None:
    """The error is one sentence or two, with nothing behind it."""
    shown = "".join(traceback.format_exception(error)) + log

    assert (None, None) == (error.__cause__, error.__context__)
    assert [] == [secret for secret in (SECRET, TOKEN, PASSWORD) if secret in shown]
    assert "\n" not in str(error)


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way if isinstance(way, int) else way.__name__)
def test_whatever_is_answered(double: Double, call: str, way: Way, caplog: pytest.LogCaptureFixture) -> None:
    """Each call fails with one sentence that names the server, without token, cookie, header, body or text, also in the log."""
    caplog.set_level(logging.DEBUG)
    double.way = way

    error = failure(server_of(double), call)

    assert double.url in str(error)
    assert (way if isinstance(way, int) else None) == error.status
    assert_says_nothing_secret(error, caplog.text)


@pytest.mark.parametrize("call", CALLS)
def test_a_write_is_sent_once(double: Double, call: str) -> None:
    """What failed is not sent again by itself: it could have been done."""
    double.way = 503
    failure(server_of(double), call)
    requests = [(method, path) for method, path, _ in double.asked]

    assert len(requests) == len(set(requests))


def test_the_method_and_what_was_being_done(double: Double) -> None:
    """A status is named with the method and with what was being done; after a write, that it can be done again."""
    double.ways["/api/projects/3/import"] = 500
    error = failure(server_of(double), "add_tasks")
    assert f"The server at {double.url} answered 500 to POST: bringing 1 tasks into project 3." == str(error)

    double.ways["/api/projects/3/import"] = slow
    server = Server(double.url, TOKEN, patience=0.3)
    double.ways["/api/tasks/7/annotations/"] = None
    double.ways["/api/projects/3"] = double.ways["/api/projects/3/"] = slow
    error = failure(server, "show_predictions")
    assert str(error).startswith(f"The server at {double.url} did not answer in time: choosing the pre-annotations of project 3.")
    assert str(error).endswith("Whether it was done is not known; run this again, nothing is done twice.")


def test_nobody_there() -> None:
    """Where nothing listens, that is said."""
    with Double() as closed:
        url = closed.url

    error = failure(Server(url, TOKEN, patience=0.3), "connect")

    assert f"The server at {url} cannot be reached, nothing answers there: asking whether it is up." in str(error)
    assert_says_nothing_secret(error, "")


def test_another_kind_of_server(double: Double) -> None:
    """Before a token is sent, it is looked whether this is a Label Studio server at all."""
    for way in (404, 401, page, other_shape):
        double.asked.clear()
        double.ways["/health"] = way
        failure(server_of(double), "connect")

        assert ["/health"] == [path for _, path, _ in double.asked]
        assert [] == [headers for _, _, headers in double.asked if "Authorization" in headers]


def test_the_token(double: Double) -> None:
    """A token that the server does not know is called that; so is one that has ended, before it is sent."""
    double.ways["/api/current-user/whoami"] = 401
    error = failure(server_of(double), "connect")
    assert f"The server at {double.url} does not accept the token: it is wrong, has ended, or belongs to another server." == str(
        error
    )

    # A personal token, {"exp": 1}.
    ended = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJleHAiOjF9.c2lnbmF0dXJl"
    double.asked.clear()
    with pytest.raises(ServerError, match="does not accept the token") as caught:
        Server(double.url, ended)
    assert [] == double.asked
    assert_says_nothing_secret(caught.value, "")


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_token_is_not_taken_elsewhere(double: Double, call: str, status: int) -> None:
    """A redirect is not followed, to another host or to another path."""
    with Double() as elsewhere:
        threading.Thread(target=elsewhere.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        double.way = lambda handler: handler.send(status, SECRET, Location=f"{elsewhere.url}/{SECRET}")
        error = failure(server_of(double), call)
        elsewhere.shutdown()

    assert [] == elsewhere.asked
    assert_says_nothing_secret(error, "")


def test_no_proxy_for_this_machine(double: Double, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy of the environment is not asked for addresses of this machine."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")

    assert TESTED_VERSION == Server.connect(double.url, TOKEN).version()


def test_what_the_user_should_know(double: Double, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version than the tested one is a warning."""
    assert server_of(double).warning() is None

    monkeypatch.setitem(FRIENDLY, "/api/version/", {"release": "9.9.9"})
    assert f"The server is Label Studio 9.9.9; this was tested with {TESTED_VERSION}." == server_of(double).warning()


@pytest.mark.parametrize(
    "url",
    ["", "127.0.0.1:8080", "ftp://127.0.0.1", "http://", "http://a:b@127.0.0.1", "http://127.0.0.1?x", "http://127.0.0.1:x"],
)
def test_what_is_no_address(url: str) -> None:
    """An address has a scheme and a host, and neither password nor query."""
    with pytest.raises(ServerError, match=r"address of (a|the) server"):
        Server(url, TOKEN)


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra, the way out is one sentence."""
    for missing in ("httpx", "label_studio_sdk.client"):
        with monkeypatch.context() as patch:
            patch.setitem(__import__("sys").modules, missing, None)
            with pytest.raises(ServerError, match=r"needs the extra `rounds`: pip install 'sarv\[rounds\]'\.$"):
                Server("http://127.0.0.1:1", TOKEN)


def test_other_projects_are_not_ours() -> None:
    """A project whose description has no marker, or one that is not whole, belongs to no round."""
    marker = PROJECT.marker

    assert marker == Marker.of(f"{marker.line()}\nnotes of a person")
    for description in (None, "", "notes", "[]", "7", '{"sarv":2}', '{"sarv":1}', '{"sarv":1,"round":"pilot"}', "{" * 9):
        assert Marker.of(description) is None


def test_one_module_knows_the_library() -> None:
    """Only the client of the server imports the server's library."""
    package = Path(sarv.__file__).parent
    knowing = [path.name for path in package.rglob("*.py") if "import label_studio_sdk" in path.read_text("utf-8")]
    knowing += [path.name for path in package.rglob("*.py") if "from label_studio_sdk" in path.read_text("utf-8")]

    assert ["server.py"] == knowing
