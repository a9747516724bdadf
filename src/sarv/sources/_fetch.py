"""Gets a pinned file: from the user's own files, a mirror folder, the cache or, where that was allowed, the network.

Whoever gets it, gets the bytes whose checksum was found right, and not a name that something else could be put under.
"""

import os
import stat
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from ..corpus import sha256
from ._download import LARGEST_PINNED, Network, download
from ._outcome import NOT_AVAILABLE, Obstacle


class Pinned(Protocol):
    """A file of a public place: its address, its path below a mirror folder, its checksum."""

    @property
    def id(self) -> str:
        """What documents call it."""

    @property
    def url(self) -> str:
        """Its address."""

    @property
    def mirror(self) -> str:
        """Its path below a mirror folder."""

    @property
    def sha256(self) -> str:
        """Its checksum."""


@dataclass(frozen=True)
class Supply:
    """Where texts may come from: files of the user's own, a mirror folder, the cache; the network only if it is given."""

    own: tuple[Path, ...] = ()
    mirror: Path | None = None
    cache: Path | None = None
    network: Network | None = None

    @cached_property
    def own_by_checksum(self) -> dict[str, Path]:
        """The user's own files by checksum; a file is known by it, whatever its name."""
        return {sha256(read_file(path)): path for path in self.own}


def default_cache() -> Path:
    """The folder that downloaded files are kept in."""
    import platformdirs

    return platformdirs.user_cache_path("sarv", appauthor=False) / "sources"


def read_file(path: Path, largest: int = LARGEST_PINNED) -> bytes:
    """The bytes of a regular file that is not larger than allowed."""
    place = str(path)
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except OSError as error:
        raise Obstacle("unreadable", place, f"cannot be read ({error.strerror})", "Make the file readable.") from error
    with open(handle, "rb") as file:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise Obstacle("unreadable", place, "is not a file", "Put the file itself there.")
        data = file.read(largest + 1)
    if len(data) > largest:
        raise Obstacle("too_large", place, f"is larger than {largest:,} bytes", "Put the right file there.")
    return data


def obtain(pinned: Pinned, supply: Supply) -> bytes:
    """The bytes of a pinned file, checked; `Obstacle` says why there are none."""
    own = supply.own_by_checksum.get(pinned.sha256)
    if own is not None:
        return _checked(own, pinned, "Do not change the file while it is read.")
    if supply.mirror is not None and os.path.lexists(path := supply.mirror / pinned.mirror):
        return _checked(path, pinned, f"Put the file of {pinned.url} there, or leave --mirror out.")
    if supply.cache is not None and (cached := supply.cache / pinned.sha256).is_file():
        try:
            return _checked(cached, pinned, "Run again with --download to fetch it anew.")
        except Obstacle:
            if supply.network is None:
                raise
    if supply.cache is None or supply.network is None:
        looked = f"is not in the mirror folder (as {pinned.mirror})" if supply.mirror is not None else "was not fetched"
        message = f"{looked}, and downloading was not allowed"
        raise Obstacle(NOT_AVAILABLE, pinned.url, message, "Run with --download, or name a mirror folder with --mirror.")
    download(pinned.url, pinned.sha256, supply.cache, supply.network)
    return _checked(supply.cache / pinned.sha256, pinned, "Run again; something else changes the cache folder.")


def _checked(path: Path, pinned: Pinned, way_out: str) -> bytes:
    data = read_file(path)
    found = sha256(data)
    if found != pinned.sha256:
        message = "is not the pinned file: its checksum differs"
        raise Obstacle("pinned_file_differs", str(path), message, way_out, expected=pinned.sha256, found=found)
    return data
