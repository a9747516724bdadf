"""`scripts/label-studio`: start, stop and status, with a program in the place of the server that is quick and fails as told."""

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
SCRIPTS = ROOT / "scripts"

# Behaves as the file `way` beside it says: well, or not.
PROGRAM = """#!{python}
import http.server, json, os, pathlib, sys, time

here = pathlib.Path(__file__).parent
way, database = (here / "way").read_text(), pathlib.Path(os.environ["LABEL_STUDIO_BASE_DATA_DIR"])
(here / f"{{sys.argv[1]}}.json").write_text(json.dumps({{"arguments": sys.argv[1:], "environment": dict(os.environ)}}))
if sys.argv[1] == "init":
    (database / "half").touch()
    if way == "slow":
        time.sleep(60)
    if way == "broken":
        sys.exit("no room on the disk")
    (database / "half").unlink()
    (database / "token").write_text(os.environ["LABEL_STUDIO_USER_TOKEN"])
    sys.exit()
if way == "dies":
    sys.exit("cannot go on")


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        known = self.headers["Authorization"] == "Token " + (database / "token").read_text()
        self.send_response(200 if self.path == "/health" or known and way != "forgets" else 401)
        self.end_headers()

    def log_message(self, *_):
        pass


options = dict(zip(sys.argv[3::2], sys.argv[4::2]))
http.server.HTTPServer((options["--internal-host"], int(options["--port"])), Handler).serve_forever()
"""


class Fake:
    """A program in the place of the server, and a data folder for it."""

    def __init__(self, home: Path, modules: Any, folders: Any) -> None:
        self.home, self.server, self.refused = home, modules, folders.Refused
        self.program = home / "label-studio"
        self.program.write_text(PROGRAM.format(python=sys.executable))
        self.program.chmod(0o755)
        self.folder = folders.Folder(home / "data folder")
        self.way("well")

    def way(self, way: str) -> None:
        """How the program behaves from now on."""
        (self.home / "way").write_text(way)

    def start(self, port: int | None = None) -> bool:
        """Start it."""
        started: bool = self.server.start(
            self.folder, port or self.folder.port() or self.server.free_port(), lambda: self.program
        )
        return started

    def seen(self, command: str) -> dict[str, Any]:
        """Arguments and environment of the program when it was last run with a command."""
        value: dict[str, Any] = json.loads((self.home / f"{command}.json").read_text())
        return value

    def script(self, *arguments: str, **options: Any) -> "subprocess.Popen[str]":
        """Run the script itself, with the program in the place of the server's."""
        replace = f"import sys; sys.path.insert(0, {str(SCRIPTS)!r}); import _environment; import pathlib, runpy; "
        replace += f"_environment.environment = lambda purpose: pathlib.Path({str(self.home / 'python')!r}); "
        replace += f"runpy.run_path({str(SCRIPTS / 'label-studio')!r}, run_name='__main__')"
        command = [sys.executable, "-c", replace, *arguments, "--data", str(self.folder.path)]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """The exit code, stdout and stderr of the script."""
        process = self.script(*arguments)
        out, err = process.communicate(timeout=30)
        return process.returncode, out, err


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Fake]:
    """A server that nobody misses when it is killed."""
    monkeypatch.syspath_prepend(str(SCRIPTS))
    import _server
    import _server_folder

    made = Fake(tmp_path, _server, _server_folder)
    yield made
    _server.stop(made.folder)
    for name in ("_server", "_server_folder"):
        sys.modules.pop(name)


def until(condition: Any) -> None:
    """Wait until something is so."""
    limit = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < limit, "it did not happen"
        time.sleep(0.02)


def test_a_life(fake: Fake) -> None:
    """The first start makes the database and the administrator; later ones use them, with the same address; stop ends it."""
    assert not fake.server.stop(fake.folder)
    assert fake.start()
    url, admin = fake.folder.url(), fake.folder.admin()
    assert {"url": url, "token": admin["token"]} == json.loads((fake.folder.path / "connection.json").read_text())
    assert fake.server.is_up(fake.folder)

    assert fake.server.stop(fake.folder)
    assert (False, False) == (fake.folder.is_running(), fake.server.is_up(fake.folder))
    assert not fake.server.stop(fake.folder)

    (fake.home / "init.json").unlink()
    assert fake.start()
    assert (url, admin) == (fake.folder.url(), fake.folder.admin())
    assert not (fake.home / "init.json").exists()


def test_starting_twice(fake: Fake) -> None:
    """What runs already is left alone; where another port is asked for, that is refused."""
    fake.start()
    process, url, other = fake.folder.process(), fake.folder.url(), fake.server.free_port()

    assert not fake.start()
    assert not fake.start(fake.folder.port())
    said = f"label-studio: The server on {fake.folder.path} runs at {url} already; stop it first, to start it at port {other}.\n"
    assert (2, "", said) == fake.run("start", "--port", str(other))
    assert process == fake.folder.process()


def test_only_this_machine_and_nothing_from_outside(fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server listens on 127.0.0.1, takes no setting from the environment, and sends nothing to its makers."""
    for name in ("HOST", "PORT", "USERNAME", "DEBUG", "DJANGO_DB", "LABEL_STUDIO_HOST", "HEARTEX_SENTRY_DSN", "http_proxy"):
        monkeypatch.setenv(name, "http://0.0.0.0:1")
    fake.start()
    seen = fake.seen("start")
    environment = seen["environment"]

    assert ["start", "--no-browser", "--internal-host", "127.0.0.1", "--port", str(fake.folder.port())] == seen["arguments"]
    assert [] == [name for name, value in environment.items() if "0.0.0.0" in value]  # noqa: S104  # that it is not there
    assert {"PATH", "TMPDIR", "HOME", "LANG", "PYTHONUNBUFFERED", "LC_CTYPE"} >= {
        name for name in environment if not name.startswith("LABEL_STUDIO_")
    }
    assert ("", "", "false", "false", "true") == tuple(
        environment[f"LABEL_STUDIO_{name}"]
        for name in (
            "SENTRY_DSN",
            "FRONTEND_SENTRY_DSN",
            "COLLECT_ANALYTICS",
            "LATEST_VERSION_CHECK",
            "DISABLE_SIGNUP_WITHOUT_LINK",
        )
    )


def test_secrets(fake: Fake) -> None:
    """Password and token are random, are no arguments, are not printed unasked, and only the user can read what is kept."""
    out = "".join(fake.run("start", "--port", str(fake.server.free_port()))[1:])
    admin = fake.folder.admin()
    private = [path for path in fake.folder.path.rglob("*") if path.name != ".gitignore"]

    assert not [secret for secret in (admin["password"], admin["token"]) if secret in out + str(fake.seen("init")["arguments"])]
    assert (24, 40) == (len(admin["password"]), len(admin["token"]))
    assert 4 < len(private)
    assert [] == [path for path in [fake.folder.path, *private] if stat.S_IMODE(path.stat().st_mode) & 0o077]
    assert "*\n" == (fake.folder.path / ".gitignore").read_text()


def test_a_busy_port(fake: Fake) -> None:
    """A port that another program has is named, with the way out; nothing is left running."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(fake.refused, match=rf"^Port {port} cannot be taken \(.*\); take another with --port NUMBER\.$"):
            fake.start(port)

    assert not fake.folder.is_running()


def test_a_process_that_is_not_ours(fake: Fake) -> None:
    """A process id that was left behind is not taken for the server's, although a process has it by now."""
    fake.start()
    fake.server.stop(fake.folder)
    other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    try:
        (fake.folder.path / "process").write_text(f"{other.pid}\n")
        assert not fake.server.stop(fake.folder)
        (fake.folder.path / "process").write_text(f"{other.pid}\n")
        assert fake.start()
        fake.server.stop(fake.folder)
        assert other.poll() is None
    finally:
        other.kill()
        other.wait()


def test_a_server_that_was_killed(fake: Fake) -> None:
    """After a server was killed, the next start is like any other."""
    fake.start()
    os.kill(fake.folder.process(), signal.SIGKILL)
    until(lambda: not fake.folder.is_running())

    assert fake.start()


def test_a_first_start_that_was_killed(fake: Fake) -> None:
    """What a killed first start left of a database is thrown away; while its last process lives, that can be stopped."""
    fake.way("slow")
    starting = fake.script("start", "--port", str(fake.server.free_port()))
    until(lambda: (fake.folder.database.with_suffix(".part") / "half").exists())
    starting.kill()
    starting.communicate()
    assert (
        1,
        f"The server on {fake.folder.path} is being started, or does not answer; see {fake.folder.log}.\n",
        "",
    ) == fake.run("status")
    said = (
        f"label-studio: A server is being started on {fake.folder.path} already; wait for it. If it was interrupted, "
        "run this again after `scripts/label-studio stop`, with the same --data.\n"
    )
    assert (2, "", said) == fake.run("start")
    assert fake.server.stop(fake.folder)

    fake.way("well")
    assert fake.start()
    assert ["token"] == [path.name for path in fake.folder.database.iterdir()]


@pytest.mark.parametrize(("how", "expected"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_interrupted(fake: Fake, how: signal.Signals, expected: int) -> None:
    """Ctrl-C or an ordinary kill in the middle of a start ends all of it, and the same command goes on."""
    fake.way("slow")
    start = ("start", "--port", str(fake.server.free_port()))
    starting = fake.script(*start)
    until(lambda: (fake.home / "init.json").exists())
    starting.send_signal(how)
    _, err = starting.communicate(timeout=30)

    assert (expected, False) == (starting.returncode, fake.folder.is_running())
    assert "label-studio: interrupted; run the same command again\n" == err.partition("...\n\n")[2]
    fake.way("well")
    assert 0 == fake.run(*start)[0]


@pytest.mark.parametrize(
    ("way", "said"),
    [
        ("broken", r"^The server ended while making the database\. The last words of .*server\.log: no room on the disk$"),
        ("dies", r"^The server ended while starting\. The last words of .*server\.log: cannot go on$"),
        ("forgets", r"^The server at port \d+ does not know the token of .*admin\.json: is that file of this server\?$"),
    ],
)
def test_a_start_that_fails(fake: Fake, way: str, said: str) -> None:
    """A start that fails says why, leaves nothing running, and can be done again."""
    fake.way(way)
    with pytest.raises(fake.refused, match=said):
        fake.start()
    assert not fake.folder.is_running()

    fake.way("well")
    assert fake.start()


def test_a_start_that_takes_too_long(fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    """A start does not wait for ever."""
    fake.way("slow")
    monkeypatch.setitem(fake.server.PATIENCE, "making the database", 0.2)

    with pytest.raises(fake.refused, match=r"^The server took too long while making the database"):
        fake.start()
    assert not fake.folder.is_running()


def test_a_folder_that_cannot_be(fake: Fake, tmp_path: Path) -> None:
    """A folder that cannot be made, or has other things in it, is refused before anything is done."""
    (tmp_path / "a file").touch()
    fake.folder = type(fake.folder)(tmp_path / "a file" / "data")
    with pytest.raises(fake.refused, match=r"data cannot be written to \(Not a directory\); name another folder with --data\.$"):
        fake.start(8080)

    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letters").touch()
    fake.folder = type(fake.folder)(tmp_path / "mine")
    with pytest.raises(fake.refused, match=r"mine has other things in it; name a new or empty folder with --data\.$"):
        fake.start(8080)
    assert ["letters"] == [path.name for path in (tmp_path / "mine").iterdir()]


@pytest.mark.parametrize(("text", "said"), [(None, "is gone, with the password and token"), ("{", "is not as it was written")])
def test_an_administrator_that_is_gone(fake: Fake, text: str | None, said: str) -> None:
    """A database whose administrator is not known any more is not started, and not made anew."""
    fake.start()
    fake.server.stop(fake.folder)
    fake.folder.admin_file.unlink()
    if text is not None:
        fake.folder.admin_file.write_text(text)

    with pytest.raises(fake.refused, match=f"admin.json {said}"):
        fake.start()
    assert fake.folder.database.is_dir()


def test_without_sqlite(fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Python without SQLite, or with one that is too old, is said to be that."""
    import sqlite3

    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "sqlite3", None)
        with pytest.raises(fake.refused, match=r"^This Python was built without SQLite"):
            fake.start()
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 8, 0))
    with pytest.raises(fake.refused, match=r"the server needs 3\.31 or newer"):
        fake.start()


def test_the_command(fake: Fake) -> None:
    """The script says where the server is, how to log in and how it was ended; the password only when it is asked for."""
    path, port = fake.folder.path, fake.server.free_port()
    assert (1, f"The server on {path} does not run.\n", "") == fake.run("status")
    assert (0, f"No server runs on {path}.\n", "") == fake.run("stop")

    code, out, err = fake.run("start", "--port", str(port))
    runs = f"Label Studio runs at http://127.0.0.1:{port} (process {fake.folder.process()}, data in {path})."
    log_in = f"Log in as admin@example.org; the password is in {path / 'admin.json'}; `status --show-password` prints it"
    assert (0, "making the database ...\nstarting ...\n") == (code, err)
    assert [runs, log_in] == out.splitlines()[:2]

    assert (0, out, "It runs already.\n") == fake.run("start")
    assert (0, out, "") == fake.run("status")
    assert (
        f"Log in as admin@example.org; the password is {fake.folder.admin()['password']}"
        in fake.run("status", "--show-password")[1]
    )
    assert (0, f"Stopped the server on {path}.\n", "") == fake.run("stop")


@pytest.mark.parametrize(
    "arguments", [[], ["restart"], ["start", "--port", "0"], ["start", "--port", "x"], ["stop", "--port", "1"]]
)
def test_a_wrong_call(arguments: list[str]) -> None:
    """A wrong call is exit code 2, with the usage."""
    done = subprocess.run([sys.executable, str(SCRIPTS / "label-studio"), *arguments], capture_output=True, text=True)

    assert (2, True) == (done.returncode, done.stderr.startswith("usage: scripts/label-studio"))
