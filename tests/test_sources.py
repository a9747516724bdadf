"""The source kinds: where pinned files come from, what is refused, and how files of one's own are known."""

import os
from collections.abc import Iterable
from pathlib import Path

import standoff
from sarv.corpus import sha256
from sarv.records import ArchiveMemberSource, FileSource, TableRowSource
from sarv.sources import Problem, Supply, by_checksum, find_texts, source_kinds
from standoff import MEMBER, RIGHT, TEXTS, WHOLE, documents, json_lines, member, outcomes, sorted_out, table, tar


def test_kinds_are_found() -> None:
    """Every source that a collection may have is the kind of one file, which says what it is."""
    kinds = source_kinds()

    assert {"archive_member": ArchiveMemberSource, "file": FileSource, "table_row": TableRowSource} == {
        name: kind.source for name, kind in kinds.items()
    }
    assert all(kind.source.__struct_config__.tag == name for name, kind in kinds.items())
    assert all(kind.description.endswith(".") for kind in kinds.values())


# Pinned files -------------------------------------------------------------------------------------------------------


def test_pinned_file_with_a_wrong_checksum(tmp_path: Path) -> None:
    """Nothing is read from a file whose checksum is not the pinned one; one problem names both checksums and the file."""
    archive = tar((MEMBER, WHOLE))
    changed = archive[:-1] + bytes([archive[-1] ^ 1])
    found, [problem] = outcomes(tmp_path, member(archive), changed)

    assert {} == found
    assert "pinned_file_differs" == problem.code
    assert tuple(RIGHT) == problem.documents
    assert str(tmp_path / "mirror/notes.example/box.tar") == problem.place
    assert (sha256(archive), sha256(changed)) == (problem.expected, problem.found)


def test_pinned_file_that_is_truncated(tmp_path: Path) -> None:
    """Half a file is not the pinned file."""
    archive = tar((MEMBER, WHOLE))
    found, [problem] = outcomes(tmp_path, member(archive), archive[: len(archive) // 2])

    assert ({}, "pinned_file_differs") == (found, problem.code)


def test_pinned_file_that_is_no_file(tmp_path: Path) -> None:
    """A pipe in the place of a pinned file is refused, not waited for."""
    pinned = member(b"")
    (tmp_path / "notes.example").mkdir()
    os.mkfifo(tmp_path / pinned.mirror)
    source = standoff.collection(ArchiveMemberSource(files=(pinned,)))
    found, [problem] = sorted_out(find_texts(source, documents(), Supply(mirror=tmp_path)))

    assert ({}, "unreadable") == (found, problem.code)


def test_pinned_file_that_is_too_large(tmp_path: Path) -> None:
    """A file larger than a pinned file may be is not even hashed."""
    pinned = member(b"")
    os.truncate(standoff.mirror(tmp_path, pinned, b"") / pinned.mirror, 200_000_001)
    source = standoff.collection(ArchiveMemberSource(files=(pinned,)))
    found, [problem] = sorted_out(find_texts(source, documents(), Supply(mirror=tmp_path)))

    assert ({}, "unreadable") == (found, problem.code)
    assert "larger than 200,000,000 bytes" in problem.message


def test_pinned_file_that_is_nowhere(tmp_path: Path) -> None:
    """A file that nobody gave, and that may not be downloaded, is not available: no fault, and one problem for all."""
    source = standoff.collection(TableRowSource(files=(table(b"x"),)))
    found, [problem] = sorted_out(find_texts(source, documents(), Supply(mirror=tmp_path, cache=tmp_path)))

    assert {} == found
    assert ("not_available", False, tuple(RIGHT)) == (problem.code, problem.fault, problem.documents)
    assert "--download" in problem.way_out


def test_pinned_file_of_ones_own(tmp_path: Path) -> None:
    """A file of the user's own is taken for a pinned file by its checksum, whatever its name."""
    data = json_lines()
    (tmp_path / "download (1)").write_bytes(data)
    own, problems = by_checksum([tmp_path / "download (1)"])
    found, none = sorted_out(find_texts(standoff.collection(TableRowSource(files=(table(data),))), documents(), Supply(own)))

    assert ([], []) == (problems, none)
    assert RIGHT == found


def test_cached_file_that_is_damaged(tmp_path: Path) -> None:
    """A file of the cache is checked again before it is read, every time."""
    data = json_lines()
    (tmp_path / sha256(data)).write_bytes(data[:-1])
    source = standoff.collection(TableRowSource(files=(table(data),)))
    found, [problem] = sorted_out(find_texts(source, documents(), Supply(cache=tmp_path)))

    assert ({}, "pinned_file_differs") == (found, problem.code)


def test_document_without_a_known_source(tmp_path: Path) -> None:
    """A document that names no pinned file, or none that its collection has, is reported; the others are found."""
    wanted = documents() | {"notes-8": standoff.document("notes-8", "x")} | documents({"NOTE-1": "x"}, "chest")
    found, problems = outcomes(tmp_path, table(json_lines()), json_lines(), wanted)

    assert {"notes-2", "notes-3"} == set(found)
    assert [("source_unknown", ("notes-1",)), ("source_unknown", ("notes-8",))] == [
        (problem.code, problem.documents) for problem in sorted(problems, key=lambda problem: problem.documents)
    ]


# Files of one's own -------------------------------------------------------------------------------------------------


def from_files(folder: Path, known: Iterable[str] = ()) -> tuple[dict[str, str], list[Problem]]:
    """What is found in the files of a mirror folder."""
    supply = Supply(mirror=folder, known=frozenset(known))
    return sorted_out(find_texts(standoff.collection(FileSource()), documents(), supply))


def test_files_are_known_by_their_checksum(tmp_path: Path) -> None:
    """A document is a file of the folder with the collection's name, whatever the file's own name and whatever lies beside it."""
    folder = tmp_path / "notes"
    (folder / "folder").mkdir(parents=True)
    for number, text in enumerate(TEXTS.values()):
        (folder / f"copy ({number})").write_bytes(text.encode())
    (folder / "readme").write_bytes(b"x")

    assert (RIGHT, []) == from_files(tmp_path)


def test_file_that_differs(tmp_path: Path) -> None:
    """A copy that differs by a character is no text; the problem names the document, the file and both checksums."""
    folder = tmp_path / "notes"
    folder.mkdir()
    changed = TEXTS["NOTE-1"].replace("–", "-").encode()
    for name, data in {"1": changed, "2": TEXTS["NOTE-2"].encode(), "3": TEXTS["NOTE-3"].encode()}.items():
        (folder / name).write_bytes(data)
    found, [problem] = from_files(tmp_path)

    assert {"notes-2", "notes-3"} == set(found)
    assert ("text_differs", True, ("notes-1",)) == (problem.code, problem.fault, problem.documents)
    assert (str(folder / "1"), sha256(TEXTS["NOTE-1"].encode()), sha256(changed)) == (
        problem.place,
        problem.expected,
        problem.found,
    )


def test_files_that_are_not_there(tmp_path: Path) -> None:
    """Documents of which no file was given are not available; files that other documents have are no strangers to them."""
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "other").write_bytes(b"x")
    found, [problem] = from_files(tmp_path, [sha256(b"x")])

    assert ({}, "not_available", tuple(RIGHT)) == (found, problem.code, problem.documents)
    assert "--from" in problem.way_out
