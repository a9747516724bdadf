"""No text is in two splits, under whatever notation or nearly; what is alike within a split is told."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from edits import apply
from sarv.checks import Check, checks
from sarv.checks._example import Edit
from sarv.checks._leaks import LeaksView, Likeness, letter
from sarv.checks._tale import SPLITS
from sarv.cli import sarv
from sarv.corpus import Corpus
from sarv.release.build import build
from sarv.release.leakage import leakage
from sarv.validation import validate

OF_LEAKS = [check for check in checks().values() if "leaks" in check.views]
BARGES = (
    "Two barges sink below Oss\n\nTwo barges were sunk on Sunday. The café owner Renọ́ Tolle saw no one. "
    "The Bridge Office accused the Ferrymen"
)
IN_TEST = Edit(SPLITS, set={"/documents/letters-0001": "test"})


@pytest.mark.parametrize("check", OF_LEAKS, ids=lambda check: check.code)
def test_bad_example_of_a_leak(check: Check, tale: Corpus, tmp_path: Path) -> None:
    """The bad example of a check of leaks is valid, but gives findings of that code, and no release."""
    apply(tale.root, check.bad)
    tale = Corpus(tale.root)

    assert [] == list(validate(tale))
    built = build(tale, tmp_path / "dist")
    assert built.folder is None
    assert {check.code} == {finding.code for finding in built.report}


@pytest.mark.parametrize("check", OF_LEAKS, ids=lambda check: check.code)
def test_good_example_of_a_leak(check: Check, tale: Corpus, tmp_path: Path) -> None:
    """The good example of a check of leaks is released."""
    apply(tale.root, check.good)

    assert build(Corpus(tale.root), tmp_path / "dist").folder is not None


def test_a_near_duplicate_across_splits_has_its_place(tale: Corpus) -> None:
    """The finding stands at the document's entry in splits.json and names the other document, and no word of either."""
    apply(tale.root, letter(BARGES + ", again.\n"))

    (found,) = leakage(Corpus(tale.root)).findings

    assert (SPLITS, 6, 18, "/documents/tale-0003") == (found.path, found.line, found.column, found.pointer)
    assert "a near-duplicate of letters-0001 in train (Jaccard 0.95)" == found.message


def test_a_document_has_one_finding_for_all_that_are_near_it() -> None:
    """Of several near-duplicates in other splits, the nearest is named and the others are counted."""
    (check,) = OF_LEAKS
    splits = {"a-1": "train", "a-2": "train", "a-3": "test"}
    alike = [Likeness("a-1", "a-2", 0.9), Likeness("a-1", "a-3", 0.75), Likeness("a-2", "a-3", 0.8)]

    (fault,) = check.run(LeaksView(splits, alike))

    assert ("/documents/a-3", "test") == (fault.pointer, fault.value)
    assert "a near-duplicate of a-2 in train (Jaccard 0.80), and 1 more are near it" == fault.message


def test_within_a_split_near_duplicates_are_told(tale: Corpus, tmp_path: Path) -> None:
    """Near-duplicates in one split are named by the release, with their coefficient, and are no finding."""
    apply(tale.root, [*letter(BARGES + ", again.\n"), IN_TEST])

    built = build(Corpus(tale.root), tmp_path / "dist")

    assert [] == list(built.report)
    assert [("letters-0001", "tale-0003", 21 / 22)] == [(one.first, one.second, one.jaccard) for one in built.leakage.within]


def test_what_has_no_text_here_is_counted(tale: Corpus) -> None:
    """A stand-off document without its text is not compared, and the release says how many such there are."""
    apply(tale.root, letter(BARGES))
    (tale.root / "corpus/letters/letters-0001.txt").unlink()

    found = leakage(Corpus(tale.root))

    assert (3, 1, []) == (found.compared, found.without_text, found.findings)


@pytest.mark.parametrize(
    "text",
    [
        BARGES.upper() + ".",
        BARGES.replace(" ", "\u2003") + ".",
        BARGES.replace("Renọ́", "Reno\u0323\u0301") + ".",
        BARGES.replace("Office", "O\ufb03ce") + ".",
        BARGES.replace("saw", "𝐬𝐚𝐰") + ".",
    ],
    ids=["case", "white space", "combining marks", "ligature", "astral letters"],
)
def test_another_notation_is_the_same_text(text: str, tale: Corpus) -> None:
    """A text in another split is found in whatever case, spacing, composition or compatibility form it stands."""
    apply(tale.root, letter(text))

    assert "leak_text" in {finding.code for finding in validate(Corpus(tale.root))}


def test_right_to_left_text_is_compared(tale: Corpus) -> None:
    """Hebrew and Arabic words in presentation forms are the same text."""
    original = (tale.root / "corpus/tale/tale-0002.txt").read_text("utf-8")
    apply(tale.root, letter(original.replace("שלום", "ש\ufb25ו\ufb26").replace("سلام", "\ufeb3\ufefc\ufee1") + " "))

    assert [("leak_text", "/documents/tale-0002")] == [
        (finding.code, finding.pointer) for finding in validate(Corpus(tale.root)) if finding.code.startswith("leak")
    ]


def test_the_command_tells_what_is_alike(tale: Corpus, tmp_path: Path) -> None:
    """`sarv release` names near-duplicates within a split, to people and to machines."""
    apply(tale.root, [*letter(BARGES + ", again.\n"), IN_TEST])
    call = ["release", "--folder", str(tale.root), "--output", str(tmp_path / "dist")]

    told = CliRunner().invoke(sarv, call)
    data = json.loads(CliRunner().invoke(sarv, [*call, "--json"]).stdout)

    assert "letters-0001 and tale-0003, of one split, are near-duplicates (Jaccard 0.95)" in told.stderr
    assert [{"first": "letters-0001", "second": "tale-0003", "jaccard": 21 / 22}] == data["near_duplicates"]
    assert (4, 0) == (data["compared"], data["not_compared"])


def test_the_command_stops_at_a_leak(tale: Corpus, tmp_path: Path) -> None:
    """`sarv release` exits with 1 and builds nothing where a near-duplicate is in another split."""
    apply(tale.root, letter(BARGES + ", again.\n"))

    done = CliRunner().invoke(sarv, ["release", "--folder", str(tale.root), "--output", str(tmp_path / "dist")])

    assert 1 == done.exit_code
    assert "leak_near_duplicate" in done.stdout
    assert not (tmp_path / "dist").exists()
