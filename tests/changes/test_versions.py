"""A version number says how much changed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sarv.checks._changes import NEXT
from sarv.checks._example import DOCUMENT, GOLD, Edit
from sarv.checks._tale import ACTORS
from sarv.release.changes.compare import Comparison, compare
from sarv.release.changes.sides import side_at
from sarv.release.changes.versions import greatest, least

PATCH = Edit(DOCUMENT, set={"/genre": "analysis"})
NEW_ACTOR = {"id": "zz", "name": "Zz", "aliases": [], "kind": "group", "type": "civilians"}
MINOR = Edit(ACTORS, set={"/actors/-": NEW_ACTOR})
MAJOR = Edit(GOLD, set={"/mentions/0/form": "nominal"})


@pytest.mark.parametrize(
    ("old", "demands", "expected"),
    [
        ("1.2.3", None, "1.2.3"),
        ("1.2.3", "patch", "1.2.4"),
        ("1.2.3", "minor", "1.3.0"),
        ("1.2.3", "major", "2.0.0"),
        ("0.2.3", "patch", "0.2.4"),
        ("0.2.3", "minor", "0.3.0"),
        ("0.2.3", "major", "0.3.0"),
        ("0.9.9", "major", "0.10.0"),
    ],
)
def test_the_least_version(old: str, demands: str | None, expected: str) -> None:
    """PATCH, MINOR and MAJOR raise the last, the middle and the first number; below 1.0.0, MINOR stands for MAJOR."""
    assert expected == least(old, demands)


def test_the_greatest_degree() -> None:
    """The version is demanded by the greatest of all changes."""
    assert ["major", "minor", "patch", None] == [
        greatest(some) for some in (("patch", "major", "minor"), ("minor", "patch"), ("patch",), ())
    ]


@pytest.mark.parametrize(
    ("edit", "before", "small", "enough"),
    [
        (PATCH, "1.0.0", "1.0.0", "1.0.1"),
        (MINOR, "1.0.0", "1.0.9", "1.1.0"),
        (MAJOR, "1.0.0", "1.9.0", "2.0.0"),
        (PATCH, "0.1.0", "0.1.0", "0.1.1"),
        (MINOR, "0.1.0", "0.1.9", "0.2.0"),
        (MAJOR, "0.1.0", "0.1.9", "1.0.0"),
    ],
)
def test_a_version_too_small_is_refused(edit: Edit, before: str, small: str, enough: str, edited: Callable[..., Path]) -> None:
    """A version below what the changes demand is a finding where it is stated; the demanded one is none, nor a greater one."""

    def version(number: str) -> Edit:
        return Edit(NEXT.path, set={"/version": number})

    old, refused, taken = (
        edited(*edits, name=name)
        for name, edits in {
            "old": (version(before),),
            "refused": (edit, version(small)),
            "taken": (edit, version(enough)),
        }.items()
    )
    findings = compare(side_at(old), side_at(refused)).findings

    assert [("version_too_small", "corpus/corpus.json", 4, "/version", repr(small))] == [
        (one.code, one.path, one.line, one.pointer, one.value) for one in findings
    ]
    assert [] == compare(side_at(old), side_at(taken)).findings


def test_a_version_does_not_go_back(after: Callable[..., Comparison]) -> None:
    """A version before the old one is refused, even where nothing changed."""
    found = after(Edit(NEXT.path, set={"/version": "0.0.9"}))

    assert [("version_too_small", "the version of the data goes back from 0.1.0")] == [
        (one.code, one.message) for one in found.findings
    ]


def test_guidelines_have_a_version_of_their_own(after: Callable[..., Comparison]) -> None:
    """Other guidelines under the same version are a finding, and no change of the data."""
    found = after(Edit("annotations/guidelines.md", replace=(b"0.1.0\n", b"0.1.0\n\nMore.\n")))

    assert (0, [("version_too_small", "annotations/guidelines.md")]) == (
        len(found.changes.changes),
        [(one.code, one.path) for one in found.findings],
    )
