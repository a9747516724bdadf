"""Gets a pinned file: from the user's own files, a mirror folder, the cache or, where that was allowed, the network.

Whoever gets it, gets the bytes whose checksum was found right, and not a name that something else could be put under.
"""

import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from ..corpus import LARGEST_FILE, sha256
from ._download import LARGEST_PINNED, Network, download
from ._outcome import NOT_AVAILABLE, Found, Problem, SourceError


class Pinned(Protocol):
    """A file of a public place: its id, its address, its path below a mirror folder, its checksum."""

    @property
    def id(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def mirror(self) -> str: ...
    @property
    def sha256(self) -> str: ...


@dataclass(frozen=True)
class Supply:
    """Where texts may come from: files of the user's own (by checksum), a mirror folder, the cache, the network.

    Nothing is downloaded unless `network` is given. `known` are the checksums of all that the corpus folder can use; a file
    with another one is a stranger.
    """

    own: Mapping[str, Path] = field(default_factory=dict)
    mirror: Path | None = None
    cache: Path | None = None
    network: Network | None = None
    known: frozenset[str] = frozenset()


def default_cache() -> Path:
    """The folder that downloaded files are kept in."""
    import platformdirs

    return platformdirs.user_cache_path("sarv", appauthor=False) / "sources"


def by_checksum(paths: Iterable[Path]) -> tuple[dict[str, Path], list[Problem]]:
    """Files by their checksum, and problems for those that cannot be read."""
    found, problems = {}, []
    for path in paths:
        try:
            found[sha256(read_file(path))] = path
        except SourceError as error:
            problems.append(error.problem())
    return found, problems


def read_file(path: Path, largest: int = LARGEST_PINNED) -> bytes:
    """The bytes of a regular file that is not larger than allowed."""
    place = str(path)
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise SourceError("unreadable", place, "is not a file", "Put the file itself there.")
            data = file.read(largest + 1)
    except OSError as error:
        raise SourceError("unreadable", place, f"cannot be read ({error.strerror})", "Make the file readable.") from error
    if len(data) > largest:
        raise SourceError("unreadable", place, f"is larger than {largest:,} bytes", "Put the right file there.")
    return data


def read_text(document_id: str, path: Path) -> Found | Problem:
    """The text of a document, from a file that has its checksum."""
    try:
        return Found(document_id, read_file(path, LARGEST_FILE).decode("utf-8"), str(path))
    except SourceError as error:
        return error.problem(document_id)
    except UnicodeDecodeError:
        message, way_out = "has the document's checksum, but is not UTF-8", "Register the text anew, as UTF-8."
        return Problem("not_utf8", (document_id,), str(path), message, way_out)


def obtain(pinned: Pinned, supply: Supply) -> bytes:
    """The bytes of a pinned file, checked; `SourceError` says why there are none."""
    if pinned.sha256 in supply.own:
        return _checked(supply.own[pinned.sha256], pinned, "Run again; the file was changed while it was read.")
    if supply.mirror is not None and os.path.lexists(path := supply.mirror / pinned.mirror):
        return _checked(path, pinned, f"Put the file of {pinned.url} there, or leave --mirror out.")
    if supply.cache is not None and (path := supply.cache / pinned.sha256).is_file():
        try:
            return _checked(path, pinned, "Run with --download to fetch it anew, or name a mirror folder with --mirror.")
        except SourceError:
            if supply.network is None:
                raise
    if supply.cache is None or supply.network is None:
        where = "was not downloaded before" if supply.mirror is None else f"is not in the mirror folder as {pinned.mirror}"
        way_out = "Run with --download, or name a mirror folder that has it with --mirror."
        raise SourceError(NOT_AVAILABLE, pinned.url, f"{where}, and downloading was not allowed", way_out)
    download(pinned.url, pinned.sha256, supply.cache, supply.network)
    return _checked(supply.cache / pinned.sha256, pinned, "Run again; something else changes the cache folder.")


def _checked(path: Path, pinned: Pinned, way_out: str) -> bytes:
    data = read_file(path)
    found = sha256(data)
    if found != pinned.sha256:
        message = f"is not the file that is pinned as {pinned.id!r}: its checksum differs"
        raise SourceError("pinned_file_differs", str(path), message, way_out, expected=pinned.sha256, found=found)
    return data
