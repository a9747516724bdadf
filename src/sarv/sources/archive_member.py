"""Pieces of files in pinned public archives (tar, also compressed, or zip).

A member that holds many documents is cut where the collection's pattern matches at the start of a line; the match is the
document's key, and the document runs to the next match, unchanged. Nothing is unpacked to disk. The archive is refused if
it names a path outside itself, if the member is a link or stands in it twice, or if reading yields more than allowed.
"""

import bz2
import gzip
import io
import lzma
import re
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import IO

from ..corpus import sha256
from ..records import ArchiveMemberSource, Collection, Document, PinnedMember
from ._fetch import Supply
from ._outcome import Found, Obstacle, Problem
from ._pinned import find_in_pinned

SOURCE = ArchiveMemberSource
LARGEST_UNPACKED = 500_000_000
_OPENERS = {b"\x1f\x8b": gzip.open, b"BZ": bz2.open, b"\xfd7": lzma.open}
_BROKEN = (tarfile.TarError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, ValueError)


def find(collection: Collection, wanted: Mapping[str, Document], supply: Supply) -> Iterator[Found | Problem]:
    """The texts of the wanted documents, each cut from its member."""
    assert isinstance(collection.source, SOURCE)
    return find_in_pinned(collection, collection.source.files, wanted, supply, _pieces)


def _refuse(pinned: PinnedMember, message: str) -> Obstacle:
    return Obstacle("archive_refused", pinned.url, message, "Pin another archive, or correct the name of the member.")


def _pieces(pinned: PinnedMember, data: bytes) -> Iterator[tuple[str, str]]:
    """Key and text of every document of the member."""
    way_out = "Correct what the collection says of the member, or pin another archive."
    try:
        members = _from_zip(pinned, data) if data.startswith(b"PK") else _from_tar(pinned, data)
        raw = b"".join(members)
    except _BROKEN:
        raise _refuse(pinned, "is not an archive that can be read to its end") from None
    found = sha256(raw)
    if found != pinned.member_sha256:
        message = f"its member {pinned.member} is not the pinned one: its checksum differs"
        raise Obstacle("member_differs", pinned.url, message, way_out, expected=pinned.member_sha256, found=found)
    try:
        text = raw.decode(pinned.encoding)
        starts = list(re.finditer(f"^(?:{pinned.cut})", text, re.MULTILINE))
    except UnicodeDecodeError:
        raise Obstacle("member_differs", pinned.url, f"its member {pinned.member} is not {pinned.encoding}", way_out) from None
    except re.error:
        message = f"its member cannot be cut: {pinned.cut!r} is not a regular expression"
        raise Obstacle("member_differs", pinned.url, message, way_out) from None
    ends = [match.start() for match in starts[1:]] + [len(text)]
    for match, end in zip(starts, ends, strict=True):
        yield match.group(), text[match.start() : end]


def _is_member(pinned: PinnedMember, name: str) -> bool:
    """Whether `name` is, in whatever spelling, the member; a name that leads out of the archive is refused."""
    parts = name.replace("\\", "/").split("/")
    if parts[0] == "" or ".." in parts or parts[0].endswith(":"):
        raise _refuse(pinned, "names a path outside itself")
    return "/".join(part for part in parts if part not in ("", ".")) == pinned.member


def _one(pinned: PinnedMember, count: int) -> None:
    if count != 1:
        raise _refuse(pinned, f"has {count} members {pinned.member} where one is needed")


def _from_tar(pinned: PinnedMember, data: bytes) -> list[bytes]:
    opener = _OPENERS.get(data[:2])
    packed = io.BytesIO(data)
    stream = _Bounded(pinned, opener(packed) if opener else packed)
    found = []
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for entry in archive:
            if not _is_member(pinned, entry.name):
                continue
            content = archive.extractfile(entry) if entry.isreg() else None
            if content is None:
                raise _refuse(pinned, f"its member {pinned.member} is a link, a folder or a device")
            found.append(content.read())
    _one(pinned, len(found))
    return found


def _from_zip(pinned: PinnedMember, data: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = [entry for entry in archive.infolist() if _is_member(pinned, entry.filename)]
        _one(pinned, len(found))
        kind = stat.S_IFMT(found[0].external_attr >> 16)
        if found[0].is_dir() or kind not in (0, stat.S_IFREG):
            raise _refuse(pinned, f"its member {pinned.member} is a link, a folder or a device")
        with archive.open(found[0]) as content:
            return list(iter(lambda stream=_Bounded(pinned, content): stream.read(65536), b""))


class _Bounded:
    """A stream that refuses to yield more than allowed, however little it was made from."""

    def __init__(self, pinned: PinnedMember, stream: IO[bytes]) -> None:
        self.pinned, self.stream, self.remaining = pinned, stream, LARGEST_UNPACKED

    def read(self, size: int) -> bytes:
        """Read, within the bound."""
        data = self.stream.read(size)
        self.remaining -= len(data)
        if self.remaining < 0:
            raise _refuse(self.pinned, f"yields more than {LARGEST_UNPACKED:,} bytes")
        return data
