"""Starts and stops a Label Studio server for the user of this machine: on 127.0.0.1 alone, and nothing is sent anywhere."""

import contextlib
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from _server_folder import Folder, Refused, private

HOST = "127.0.0.1"
PORT = 8080
OLDEST_SQLITE = (3, 31)  # what the server's database layer needs
PATIENCE = {"making the database": 900, "starting": 300}  # seconds

# What the server may see of our environment. It takes names such as HOST, PORT, DEBUG or DJANGO_DB for settings of its own.
HANDED_ON = ("PATH", "TMPDIR")
SETTINGS = {
    "DISABLE_SIGNUP_WITHOUT_LINK": "true",
    "ENABLE_LEGACY_API_TOKEN": "true",  # so that the administrator's token can be set without a person at the page
    "ALLOWED_HOSTS": f"{HOST},localhost",
    "CORS_ALLOW_ALL_ORIGINS": "false",
    "ENABLE_LOCAL_FILES_STORAGE": "false",
    "DEBUG": "false",
    "COLLECT_ANALYTICS": "false",
    "LATEST_VERSION_CHECK": "false",
    "SENTRY_DSN": "",
    "FRONTEND_SENTRY_DSN": "",
}


def start(folder: Folder, port: int | None, program: Callable[[], Path]) -> bool:
    """Start the server and wait until it answers; False where it runs already, at that port if one is named.

    `program` gives the server's program, and is asked only when it is needed. Raises `Refused`.
    """
    _require_sqlite()
    folder.make()
    if is_up(folder):
        if port not in (None, folder.port()):
            raise Refused(
                f"The server on {folder.path} runs at {folder.url()} already; stop it first, to start it at port {port}."
            )
        return False
    lock = folder.lock(seconds=1)
    if lock is None:
        raise Refused(
            f"A server is being started on {folder.path} already; wait for it. If it was interrupted, run this again after "
            "`scripts/label-studio stop`, with the same --data."
        )
    process = None
    try:
        port = port or folder.port() or PORT
        _require_free(port)
        executable = program()
        make_database(folder, executable, lock)
        arguments = ["start", "--no-browser", "--internal-host", HOST, "--port", str(port)]
        process = _spawn(folder, [str(executable), *arguments], lock, folder.database)
        _wait(folder, process, "starting", lambda: _answers(port, "/health"))
        if not _answers(port, "/api/current-user/whoami", folder.admin()["token"]):
            raise Refused(
                f"The server at port {port} does not know the token of {folder.admin_file}: is that file of this server?"
            )
        folder.connect(f"http://{HOST}:{port}")
        process.returncode = 0  # it is left to itself, and nobody waits for it
    except BaseException:
        _end(process)
        raise
    finally:
        os.close(lock)  # the server has it too, and so the file stays locked
    return True


def make_database(folder: Folder, executable: Path, lock: int) -> None:
    """Make the database with its administrator where there is none; what a killed run left half made is made anew."""
    half = folder.database.with_suffix(".part")
    admin = folder.admin()
    if folder.database.is_dir():
        return
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(mode=0o700)
    # Not as arguments, which everybody on the machine can read.
    who = {"USERNAME": admin["email"], "PASSWORD": admin["password"], "USER_TOKEN": admin["token"]}
    process = _spawn(folder, [str(executable), "init", "--quiet", "--enable-legacy-api-token"], lock, half, **who)
    try:
        _wait(folder, process, "making the database", lambda: process.poll() == 0)
    except BaseException:
        _end(process)
        raise
    half.rename(folder.database)


def stop(folder: Folder) -> bool:
    """Stop the server; False where none runs. Raises `Refused`."""
    if not folder.is_running():
        return False
    process = folder.process()
    if process is None:
        raise Refused(f"A server is being prepared on {folder.path}; end that where it was started.")
    for ending, seconds in ((signal.SIGTERM, 20), (signal.SIGKILL, 10)):
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, ending)
        limit = time.monotonic() + seconds
        while time.monotonic() < limit:
            if not folder.is_running():
                return True
            time.sleep(0.05)
    raise Refused(f"Process {process} does not end.")


def is_up(folder: Folder) -> bool:
    """Whether the folder's server runs and answers."""
    if not folder.is_running():
        return False
    port = folder.port()
    return port is not None and _answers(port, "/health")


def free_port() -> int:
    """A port that nobody has at this moment."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _spawn(folder: Folder, command: list[str], lock: int, database: Path, **more: str) -> "subprocess.Popen[bytes]":
    """A process that outlives us, and has the file `process` locked, with its id in it."""
    settings = {**SETTINGS, "BASE_DATA_DIR": str(database), **more}
    kept = {name: os.environ[name] for name in HANDED_ON if name in os.environ}
    named = {f"LABEL_STUDIO_{name}": value for name, value in settings.items()}

    with open(folder.log, "ab", opener=private) as log:
        process = subprocess.Popen(
            command,
            cwd=database,
            env={**kept, **named, "HOME": str(database), "LANG": "C.UTF-8", "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            umask=0o077,
            start_new_session=True,
            pass_fds=(lock,),
        )
    os.ftruncate(lock, 0)
    os.pwrite(lock, f"{process.pid}\n".encode(), 0)
    return process


def _wait(folder: Folder, process: "subprocess.Popen[bytes]", doing: str, done: Callable[[], bool]) -> None:
    begun, shown = time.monotonic(), sys.stderr.isatty()
    print(f"{doing} ...", end="" if shown else "\n", file=sys.stderr, flush=True)
    while True:
        ended, seconds = process.poll() is not None, time.monotonic() - begun
        if done():
            break
        if ended or seconds > PATIENCE[doing]:
            words = f"The last words of {folder.log}: {folder.last_words()}"
            raise Refused(f"The server {'ended' if ended else 'took too long'} while {doing}. {words}")
        if shown:
            print(f"\r{doing} ... {seconds:.0f} s", end="", file=sys.stderr, flush=True)
        time.sleep(0.1)
    if shown:
        print(file=sys.stderr)


def _end(process: "subprocess.Popen[bytes] | None") -> None:
    if process is not None and process.poll() is None:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _answers(port: int, path: str, token: str | None = None) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", path, headers={"Authorization": f"Token {token}"} if token else {})
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _require_sqlite() -> None:
    try:
        import sqlite3
    except ImportError:
        raise Refused(
            "This Python was built without SQLite (the module sqlite3), which the server needs; take another."
        ) from None
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        needed = ".".join(map(str, OLDEST_SQLITE))
        raise Refused(f"This Python has SQLite {sqlite3.sqlite_version}; the server needs {needed} or newer.")


def _require_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise Refused(f"Port {port} cannot be taken ({error.strerror}); take another with --port NUMBER.") from None
