"""Puts a finished folder in the place of another in one step, so that whoever looks sees the old one or the new one."""

import ctypes
import os
import shutil
import sys
from pathlib import Path

from ..corpus import sync_folder

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # Linux, renameat2(2)
_RENAME_SWAP = 2  # macOS, renamex_np(2)


def sync_tree(folder: Path) -> None:
    """Make every file and folder below `folder` durable."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
        elif path.is_dir():
            sync_folder(path)
    sync_folder(folder)


def put_in_place(staged: Path, target: Path) -> None:
    """Make `staged`, a folder beside `target`, be `target`; what stood there before is deleted afterwards."""
    sync_tree(staged)
    if not target.exists():
        staged.rename(target)
    else:
        _exchange(staged, target)
    sync_folder(target.parent)
    if staged.exists():
        shutil.rmtree(staged)


def _exchange(one: Path, other: Path) -> None:
    """Swap two folders atomically; `OSError` where the system or the file system cannot."""
    libc = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin":
        failed = libc.renamex_np(first, second, _RENAME_SWAP)
    else:
        failed = libc.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE)
    if failed:
        code = ctypes.get_errno()
        reason = f"cannot exchange two folders in one step ({os.strerror(code)}); delete this one first, or use another --output"
        raise OSError(code, reason, str(other))
