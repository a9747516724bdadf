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
from typing import IO, Any

from ..corpus import sha256
from ..records import ArchiveMemberSource, Collection, Document, PinnedMember
from ._fetch import Supply, obtain
from ._outcome import Found, Problem, SourceError
from ._pinned import find_in_pinned

SOURCE = ArchiveMemberSource
_CORRECT = "Correct what the collection says of the member, or pin another archive."
LARGEST_UNPACKED = 500_000_000
_OPENERS: dict[bytes, Any] = {b"\x1f\x8b\x08": gzip.open, b"BZh": bz2.open, b"\xfd7z": lzma.open}
_BROKEN = (tarfile.TarError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, ValueError)


def find(collection: Collection, wanted: Mapping[str, Document], supply: Supply) -> Iterator[Found | Problem]:
    """The texts of the wanted documents, each cut from its member."""
    assert isinstance(collection.source, SOURCE)
    return find_in_pinned(collection, collection.source.files, wanted, supply, _pieces)


def read_member(pinned: PinnedMember, supply: Supply) -> str:
    """The whole text of the member of a pinned archive; `SourceError` says why there is none."""
    return _text(pinned, obtain(pinned, supply))


def _pieces(pinned: PinnedMember, data: bytes) -> Iterator[tuple[str, str]]:
    """Key and text of every document of the member."""
    text = _text(pinned, data)
    try:
        starts = list(re.finditer(f"^(?:{pinned.cut})", text, re.MULTILINE))
    except re.error:
        message = f"its member cannot be cut: {pinned.cut!r} is not a regular expression"
        raise SourceError("member_faulty", pinned.url, message, _CORRECT) from None
    ends = [*(match.start() for match in starts[1:]), len(text)]
    for match, end in zip(starts, ends, strict=False):
        yield match.group(), text[match.start() : end]


def _text(pinned: PinnedMember, data: bytes) -> str:
    """The member of the archive that `data` is, which must be the pinned one."""
    try:
        raw = _from_zip(pinned, data) if data.startswith(b"PK\x03\x04") else _from_tar(pinned, data)
    except _BROKEN:
        raise _refusal(pinned, "is not an archive that can be read to its end") from None
    if (found := sha256(raw)) != pinned.member_sha256:
        message = f"its member {pinned.member} is not the pinned one: its checksum differs"
        raise SourceError("member_differs", pinned.url, message, _CORRECT, expected=pinned.member_sha256, found=found)
    try:
        return raw.decode(pinned.encoding)
    except UnicodeDecodeError:
        raise SourceError("member_faulty", pinned.url, f"its member {pinned.member} is not {pinned.encoding}", _CORRECT) from None


def _refusal(pinned: PinnedMember, message: str) -> SourceError:
    return SourceError("archive_refused", pinned.url, message, "Pin another archive, or correct the name of the member.")


def _is_member(pinned: PinnedMember, name: str) -> bool:
    """Whether `name` is the member, in whatever spelling; a name that leads out of the archive is refused."""
    parts = name.replace("\\", "/").split("/")
    if parts[0] == "" or ".." in parts:
        raise _refusal(pinned, "names a path outside itself")
    return "/".join(part for part in parts if part not in ("", ".")) == pinned.member


def _the_one(pinned: PinnedMember, members: list[bytes]) -> bytes:
    if len(members) != 1:
        raise _refusal(pinned, f"has {len(members)} members {pinned.member} where one is needed")
    return members[0]


def _from_tar(pinned: PinnedMember, data: bytes) -> bytes:
    opener = None if data[257:262] == b"ustar" else _OPENERS.get(data[:3])
    packed = io.BytesIO(data)
    stream: Any = _Bounded(pinned, opener(packed) if opener else packed)
    members = []
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for entry in archive:
            if not _is_member(pinned, entry.name):
                continue
            # A sparse file is mostly holes, which no bound on what is read would notice.
            content = archive.extractfile(entry) if entry.isreg() and not entry.issparse() else None
            if content is None:
                raise _refusal(pinned, f"its member {pinned.member} is no plain file")
            members.append(content.read())
    return _the_one(pinned, members)


def _from_zip(pinned: PinnedMember, data: bytes) -> bytes:
    members = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            if not _is_member(pinned, entry.filename):
                continue
            if entry.is_dir() or stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG):
                raise _refusal(pinned, f"its member {pinned.member} is no plain file")
            with archive.open(entry) as content:
                bounded = _Bounded(pinned, content)
                members.append(b"".join(iter(lambda: bounded.read(65536), b"")))  # noqa: B023 used up at once
    return _the_one(pinned, members)


class _Bounded:
    """A stream that refuses to yield more than allowed, from however little it is unpacked."""

    def __init__(self, pinned: PinnedMember, stream: IO[bytes]) -> None:
        self.pinned, self.stream, self.remaining = pinned, stream, LARGEST_UNPACKED

    def read(self, size: int) -> bytes:
        """Read, within the bound."""
        data = self.stream.read(size)
        self.remaining -= len(data)
        if self.remaining < 0:
            raise _refusal(self.pinned, f"yields more than {LARGEST_UNPACKED:,} bytes")
        return data
