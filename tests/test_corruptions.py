"""Planted corruption: each kind is found with its exact code and place, hides no other, and never makes validation fail."""

import errno
import json
import os
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corruptions import CORRUPTIONS, Corruption, Found
from edits import OUTSIDE, TALE, copy_of_the_tale
from sarv.checks import checks
from sarv.corpus import Corpus, kind_of, read_record
from sarv.findings import Report
from sarv.validation import validate

FILES = sorted(path.relative_to(TALE).as_posix() for top in ("annotations", "corpus") for path in (TALE / top).rglob("*.*"))


def found(report: Report) -> list[Found]:
    """What identifies the findings of a report."""
    return [Found.of(finding) for finding in report]


@pytest.mark.parametrize("corruption", CORRUPTIONS, ids=lambda corruption: corruption.name)
def test_a_corruption_is_found(corruption: Corruption, tale: Corpus) -> None:
    """A corruption gives exactly its findings: code, file, line, column and JSON pointer."""
    corruption.plant(tale.root)

    assert list(corruption.found) == found(validate(tale))


def test_the_kinds_are_many_and_different() -> None:
    """At least 250 kinds of corruption are planted, under different names."""
    names = {corruption.name for corruption in CORRUPTIONS}

    assert len(CORRUPTIONS) == len(names) >= 250


def test_every_check_has_a_corruption() -> None:
    """No code is without a planted corruption that fixes where it must be found; quotes and exports are not in the folder."""
    codes = {check.code for check in checks().values() if not OUTSIDE & set(check.views)}

    assert set() == codes - {found.code for corruption in CORRUPTIONS for found in corruption.found}


def test_ten_faults_in_ten_files(tale: Corpus) -> None:
    """A folder with ten different faults in ten files has ten findings, one for each."""
    names = [
        "truncated half",
        "guidelines emptied",
        "a line twice",
        "javascript: address",
        "override of direction in a name",
        "version of guidelines cut short",
        "decision without a reason",
        "source of unknown kind",
        "named pipe",
        "editor swap file",
    ]
    chosen = [corruption for corruption in CORRUPTIONS if corruption.name in names]
    for corruption in chosen:
        corruption.plant(tale.root)

    findings = found(validate(tale))

    assert sorted(one for corruption in chosen for one in corruption.found) == sorted(findings)
    assert 10 == len(findings) == len({one.path for one in findings})


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """One copy of the example corpus for tests that put back what they change."""
    return Corpus(copy_of_the_tale(tmp_path_factory.mktemp("shared")))


def subjects(corruption: Corruption) -> set[str]:
    """What a corruption is about: files by name, a document with its text and annotations as one, a collection with its own."""
    names = {Path(place.path).stem for place in corruption.found}
    collections = [Path(place.path).parent for place in corruption.found if place.path.endswith("/collection.json")]
    return names | {path.stem for folder in collections for path in (TALE / folder).glob("*.json")}


def unrelated_pairs() -> list[tuple[Corruption, Corruption]]:
    """Each corruption with another, far from it in the table, of other subjects."""
    half = len(CORRUPTIONS) // 2
    farthest_first = [(*CORRUPTIONS[at + half :], *CORRUPTIONS[: at + half]) for at in range(len(CORRUPTIONS))]
    return [
        (one, next(other for other in others if subjects(one).isdisjoint(subjects(other))))
        for one, others in zip(CORRUPTIONS, farthest_first, strict=True)
    ]


@pytest.mark.parametrize(("one", "other"), unrelated_pairs(), ids=lambda corruption: corruption.name)
def test_a_fault_hides_no_other(one: Corruption, other: Corruption, tale: Corpus) -> None:
    """Two corruptions of unrelated files give the findings of both, and no more."""
    one.plant(tale.root)
    other.plant(tale.root)

    assert sorted((*one.found, *other.found)) == sorted(found(validate(tale)))


def test_an_unreadable_file_is_found(tale: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that the system does not let us read is a finding, and the others are still checked."""
    read = Corpus.read_bytes

    def denied(self: Corpus, relative: str) -> bytes:
        if relative == "corpus/outlets.json":
            raise PermissionError(errno.EACCES, "Permission denied")
        return read(self, relative)

    monkeypatch.setattr(Corpus, "read_bytes", denied)
    (tale.root / "annotations/pipe").touch()

    assert [Found("file_unexpected", "annotations/pipe"), Found("special_file", "corpus/outlets.json")] == found(validate(tale))


def test_an_unreadable_folder_is_found(tale: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that the system does not let us list is a finding, and the others are still checked."""
    scan = os.scandir
    incidents = tale.root / "corpus/letters"

    def denied(path: Path) -> Iterator[os.DirEntry[str]]:
        if path == incidents:
            raise PermissionError(errno.EACCES, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", denied)

    assert Found("special_file", "corpus/letters") in found(validate(tale))


def mutated(raw: bytes, data: st.DataObject) -> bytes:
    """The bytes after one random change."""
    at = data.draw(st.integers(0, len(raw) - 1), "at")
    length = data.draw(st.integers(1, 40), "length")
    match data.draw(st.sampled_from(("flip", "delete", "insert", "duplicate")), "change"):
        case "flip":
            return raw[:at] + bytes([raw[at] ^ 1 << data.draw(st.integers(0, 7), "bit")]) + raw[at + 1 :]
        case "delete":
            return raw[:at] + raw[at + length :]
        case "insert":
            return raw[:at] + data.draw(st.binary(min_size=1, max_size=20), "inserted") + raw[at:]
        case _:
            return raw[: at + length] + raw[at:]


@settings(max_examples=200)
@given(st.data())
def test_random_damage_is_reported_or_means_what_it_says(shared: Corpus, data: st.DataObject) -> None:
    """Whatever happens to a file, validation ends; a text is as it was, or reported; a JSON file holds what it says, or is."""
    path = data.draw(st.sampled_from(FILES), "path")
    before = shared.read_bytes(path)
    after = mutated(before, data)
    try:
        shared.path(path).write_bytes(after)
        report = validate(shared)
    finally:
        shared.path(path).write_bytes(before)

    assert {finding.code for finding in report} <= checks().keys()
    if path.endswith(".txt"):
        assert after == before or len(report)
    kind = kind_of(path)
    if kind is not None and path not in {finding.path for finding in report}:
        assert json.loads(after) == json.loads(msgspec.json.encode(read_record(kind, after)))
