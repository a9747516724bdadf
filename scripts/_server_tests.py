"""Runs tests against a Label Studio server that is there for them alone, and is gone afterwards.

Its database is made once for each lock and copied for each run, since making it takes half a minute.
"""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from _environment import HOME, LOCKS, ROOT, SERVER, environment, settings
from _server import free_port, make_database, start, stop
from _server_folder import Folder, Refused


def run_against_a_server(arguments: list[str]) -> int:
    """Run pytest with `arguments`; tests find the server by SARV_LABEL_STUDIO_URL and SARV_LABEL_STUDIO_TOKEN."""
    python = environment("test")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the server is stopped then too
    try:
        with a_server() as (url, token):
            print(f"testing against {url}", file=sys.stderr)
            variables = settings(SARV_LABEL_STUDIO_URL=url, SARV_LABEL_STUDIO_TOKEN=token)
            return subprocess.run([str(python), "-m", "pytest", *arguments], env=variables, cwd=ROOT).returncode
    except KeyboardInterrupt:
        return 130
    except Refused as refusal:
        print(f"There is no server to test against: {refusal}", file=sys.stderr)
        return 2


@contextmanager
def a_server() -> Iterator[tuple[str, str]]:
    """A server that is there as long as this lasts: its address, and the token of its administrator."""
    program = environment(SERVER).with_name("label-studio")
    with tempfile.TemporaryDirectory(prefix="sarv-server-") as home:
        folder = Folder(Path(home) / "data")
        try:
            shutil.copytree(_made(program), folder.path)
            start(folder, free_port(), lambda: program)
            yield folder.url() or "", folder.admin()["token"]
        finally:
            stop(folder)


def _made(program: Path) -> Path:
    """A folder with a database that nobody has used yet."""
    lock = hashlib.sha256(LOCKS[SERVER].read_bytes()).hexdigest()[:12]
    folder = Folder(HOME / f"label-studio-database-{lock}")
    folder.make()
    handle = folder.lock(seconds=600)
    if handle is None:
        raise Refused(f"{folder.path} is still being made by another run.")
    try:
        make_database(folder, program, handle)
    finally:
        os.close(handle)
    return folder.path
