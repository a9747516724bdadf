"""Texts in archives: cut as they are; tricks, bombs and wrong checksums are refused."""

import io
import os
import stat
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

from sarv.corpus import sha256
from sarv.sources import archive_member
from standoff import MEMBER, RIGHT, WHOLE, documents, member, outcomes, tar


def zipped(*members: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    """A zip archive of these members, in order."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return packed.getvalue()


def link(kind: bytes) -> tarfile.TarInfo:
    """A tar entry of a special kind under the name of the member."""
    entry = tarfile.TarInfo(MEMBER)
    entry.type, entry.linkname = kind, "elsewhere"
    return entry


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_tar(tmp_path: Path, mode: str) -> None:
    """Documents are cut from the member of a tar archive, plain or compressed, and not a character is changed."""
    archive = tar(("data", b""), (MEMBER, WHOLE), ("data/other.txt", b"x"), mode=mode)

    assert (RIGHT, []) == outcomes(tmp_path, member(archive), archive)


def test_zip(tmp_path: Path) -> None:
    """Documents are cut from the member of a zip archive just so."""
    archive = zipped(("data/other.txt", b"x"), (MEMBER, WHOLE))

    assert (RIGHT, []) == outcomes(tmp_path, member(archive), archive)


def test_cut_keeps_line_ends(tmp_path: Path) -> None:
    """A document is the raw slice of its member: carriage returns and blank lines stay."""
    whole = b"before\r\nNOTE-1\r\nx\r\n\r\nNOTE-2\r\n"
    texts = {"NOTE-1": "NOTE-1\r\nx\r\n\r\n", "NOTE-2": "NOTE-2\r\n"}
    archive = tar((MEMBER, whole))
    found, problems = outcomes(tmp_path, member(archive, whole, encoding="ascii"), archive, documents(texts))

    assert ([], list(texts.values())) == (problems, list(found.values()))


def test_cut_only_at_the_start_of_a_line(tmp_path: Path) -> None:
    """A pattern without an anchor does not cut within a line."""
    whole = b"NOTE-1 answers NOTE-2\n"
    archive = tar((MEMBER, whole))
    pinned = member(archive, whole, cut=r"NOTE-\d")
    found, [problem] = outcomes(tmp_path, pinned, archive, documents({"NOTE-1": whole.decode(), "NOTE-2": ""}))

    assert {"notes-1": whole.decode()} == found
    assert ("key_missing", ("notes-2",)) == (problem.code, problem.documents)


def test_member_with_a_wrong_checksum(tmp_path: Path) -> None:
    """A member whose checksum is not the pinned one is not cut."""
    archive = tar((MEMBER, WHOLE))
    found, [problem] = outcomes(tmp_path, member(archive, WHOLE + b"x"), archive)

    assert ({}, "member_differs") == (found, problem.code)
    assert (sha256(WHOLE + b"x"), sha256(WHOLE)) == (problem.expected, problem.found)


@pytest.mark.parametrize(
    ("given", "reason"),
    [({"encoding": "ascii"}, "is not ascii"), ({"cut": "^NOTE-("}, "is not a regular expression")],
    ids=["encoding", "pattern"],
)
def test_member_that_cannot_be_cut(tmp_path: Path, given: dict[str, Any], reason: str) -> None:
    """A member in another encoding, or a pattern that is none, is a problem of all its documents."""
    archive = tar((MEMBER, WHOLE))
    found, [problem] = outcomes(tmp_path, member(archive, **given), archive)

    assert ({}, "member_faulty", tuple(RIGHT)) == (found, problem.code, problem.documents)
    assert reason in problem.message


def a_link_in_a_zip() -> zipfile.ZipInfo:
    """A zip entry that is a symbolic link under the name of the member."""
    entry = zipfile.ZipInfo(MEMBER)
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


REFUSED = {
    "symbolic link": (tar((link(tarfile.SYMTYPE), b"")), "is no plain file"),
    "hard link": (tar((link(tarfile.LNKTYPE), b"")), "is no plain file"),
    "device": (tar((link(tarfile.CHRTYPE), b"")), "is no plain file"),
    "folder": (tar((link(tarfile.DIRTYPE), b"")), "is no plain file"),
    "link in a zip": (zipped((a_link_in_a_zip(), b"elsewhere")), "is no plain file"),
    "twice": (tar((MEMBER, WHOLE), (MEMBER, WHOLE)), "has 2 members"),
    "twice in two spellings": (tar((MEMBER, WHOLE), (f"./{MEMBER}", WHOLE)), "has 2 members"),
    "twice in a zip": (zipped((MEMBER, WHOLE), (f"data//{MEMBER[5:]}", WHOLE)), "has 2 members"),
    "missing": (tar(("data/other.txt", WHOLE)), "has 0 members"),
    "absolute name": (tar((MEMBER, WHOLE), ("/etc/passwd", b"x")), "names a path outside itself"),
    "way up": (tar((MEMBER, WHOLE), ("data/../../x", b"x")), "names a path outside itself"),
    "way up by backslash": (tar((MEMBER, WHOLE), ("..\\x", b"x")), "names a path outside itself"),
    "way up in a zip": (zipped((MEMBER, WHOLE), ("../x", b"x")), "names a path outside itself"),
    "truncated gzip": (tar((MEMBER, os.urandom(9000)))[:-4000], "is not an archive that can be read"),
    "truncated tar": (tar((MEMBER, WHOLE), mode="w")[:600], "is not an archive that can be read"),
    "truncated zip": (zipped((MEMBER, WHOLE))[:-30], "is not an archive that can be read"),
    "no archive": (b"x" * 600, "is not an archive that can be read"),
    "empty": (b"", "is not an archive that can be read"),
}


@pytest.mark.parametrize(("archive", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_archive_that_is_refused(tmp_path: Path, archive: bytes, reason: str) -> None:
    """An archive with a trick in it gives no text, even where its checksum is the pinned one."""
    found, [problem] = outcomes(tmp_path, member(archive), archive)

    assert ({}, "archive_refused", tuple(RIGHT)) == (found, problem.code, problem.documents)
    assert reason in problem.message


def bomb(name: str) -> bytes:
    """An archive of some kilobytes that unpacks to two megabytes."""
    zeros = bytes(2_000_000)
    return {
        "tar": tar((MEMBER, zeros)),
        "tar, another member": tar(("a", zeros), (MEMBER, WHOLE)),
        "zip": zipped((MEMBER, zeros)),
    }[name]


@pytest.mark.parametrize("name", ["tar", "tar, another member", "zip"])
def test_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Unpacking ends where more comes out than is allowed, however small the archive is."""
    monkeypatch.setattr(archive_member, "LARGEST_UNPACKED", 1_000_000)
    archive = bomb(name)
    found, [problem] = outcomes(tmp_path, member(archive, bytes(2_000_000)), archive)

    assert len(archive) < 10_000
    assert ({}, "archive_refused") == (found, problem.code)
    assert "yields more than 1,000,000 bytes" in problem.message


def test_sparse_member(tmp_path: Path) -> None:
    """A file of a tar archive that is mostly holes, and so without a bound, is refused."""
    entry = tarfile.TarInfo(MEMBER)
    entry.type = tarfile.GNUTYPE_SPARSE
    header = bytearray(entry.tobuf(tarfile.GNU_FORMAT))
    header[483:495] = b"77777777777\0"
    header[148:156] = b"        "
    header[148:156] = b"%06o\0 " % sum(header)
    archive = bytes(header) + bytes(10_240 - len(header))
    found, [problem] = outcomes(tmp_path, member(archive), archive)

    assert ({}, "archive_refused") == (found, problem.code)
    assert "is no plain file" in problem.message
