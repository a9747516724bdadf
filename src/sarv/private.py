"""The folder `.sarv` in a corpus folder, for what is its user's alone: git ignores it, and nobody else can read it."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .corpus import write_whole

HOME = ".sarv"
CARRIED = f"{HOME}/carried"
"""Where copies of stand-off texts are, with the gold that was carried over to them."""


@contextmanager
def private_folder(root: Path) -> Iterator[Path]:
    """The folder `.sarv` of the corpus folder `root`, made where it is not there; one run at a time has it, others wait."""
    home = root / HOME
    home.mkdir(mode=0o700, exist_ok=True)
    ignore = home / ".gitignore"
    with (home / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not ignore.exists():
            write_whole(ignore, b"*\n")
        yield home
