"""The folder of a Label Studio server on this machine, with all that it keeps. Only the user can read what is in it.

`admin.json` has the administrator's e-mail address, password and token; `connection.json` address and token, for `sarv round`;
`database/` is the server's own. `process` has the id of the server's process, which keeps the file locked as long as it lives: an
id that was left behind, or belongs to another program by now, is never taken for the server's.
"""

import fcntl
import json
import os
import secrets
import time
from pathlib import Path
from typing import Any


class Refused(Exception):  # noqa: N818  # it says what is not as it must be, which is often nobody's error
    """Something is not as it must be: a sentence with the way out."""


class Folder:
    """A data folder; nothing is made before `make`."""

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        self.database = self.path / "database"
        self.log = self.path / "server.log"
        self.admin_file = self.path / "admin.json"
        self._connection, self._process = self.path / "connection.json", self.path / "process"

    def make(self) -> None:
        """Make the folder; one that has other things in it is refused."""
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            ours = self._process.exists() or not any(self.path.iterdir())
            if ours:
                self._process.touch(0o600)
                (self.path / ".gitignore").write_text("*\n")
        except OSError as error:
            raise Refused(f"{self.path} cannot be written to ({error.strerror}); name another folder with --data.") from None
        if not ours:
            raise Refused(f"{self.path} has other things in it; name a new or empty folder with --data.")

    def admin(self) -> dict[str, str]:
        """The administrator's `email`, `password` and `token`, made up at first."""
        admin: dict[str, str] | None = _read(self.admin_file)
        if admin is None:
            if self.database.is_dir():
                raise Refused(f"{self.admin_file} is gone, with the password and token of the database beside it.")
            admin = {"email": "admin@example.org", "password": secrets.token_urlsafe(18), "token": secrets.token_hex(20)}
            _write(self.admin_file, admin)
        return admin

    def url(self) -> str | None:
        """Where the server answers, or did when it last ran."""
        connection = _read(self._connection)
        return None if connection is None else connection["url"]

    def port(self) -> int | None:
        """The port of `url`."""
        url = self.url()
        return None if url is None else int(url.rpartition(":")[2])

    def connect(self, url: str) -> None:
        """Note where the server answers, with the administrator's token."""
        _write(self._connection, {"url": url, "token": self.admin()["token"]})

    def lock(self, seconds: float = 0) -> int | None:
        """The file `process`, taken and emptied; None where a server, or the start of one, has it. Closing it lets it go."""
        limit = time.monotonic() + seconds
        while True:
            handle = os.open(self._process, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(handle)
            else:
                os.ftruncate(handle, 0)
                return handle
            if time.monotonic() > limit:
                return None
            time.sleep(0.05)

    def is_running(self) -> bool:
        """Whether a server runs on the folder, or is being started."""
        handle = self.lock() if self._process.is_file() else -1
        if handle is not None and handle >= 0:
            os.close(handle)
        return handle is None

    def process(self) -> int | None:
        """The id of the process of a server that is running; none while it is being prepared."""
        text = self._process.read_text().strip()
        return int(text) if text else None

    def last_words(self) -> str:
        """The last line of the log."""
        lines = self.log.read_text("utf-8", "replace").splitlines() if self.log.is_file() else []
        return next((line.strip() for line in reversed(lines) if line.strip()), "none")


def private(path: str, flags: int) -> int:
    """Open a file that only the user can read."""
    return os.open(path, flags, 0o600)


def _read(file: Path) -> Any:
    try:
        return json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return None
    except ValueError:
        raise Refused(f"{file} is not as it was written; move it away if nobody needs it.") from None


def _write(file: Path, value: dict[str, str]) -> None:
    staged = file.with_name(f".{file.name}.part")
    staged.unlink(missing_ok=True)
    with open(staged, "w", encoding="utf-8", opener=private) as out:
        out.write(json.dumps(value, indent=2) + "\n")
        out.flush()
        os.fsync(out.fileno())
    staged.replace(file)
