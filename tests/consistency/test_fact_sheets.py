"""What the report `fact_sheets` says of casualty figures beside tolls and truth."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edits import apply
from sarv.checks._example import Edit
from sarv.consistency import _gold, fact_sheets
from sarv.consistency._numbers import Bounds, agree
from sarv.consistency.fact_sheets import FactSheets, Sheet
from sarv.corpus import Corpus

GOLD = "annotations/gold/tale-0001.json"
SHEET = "corpus/tale/incidents/ral-blockade.json"
ends = st.none() | st.integers(0, 5)
bounds = st.tuples(ends, ends)


def reported(tale: Corpus, *edits: Edit) -> FactSheets:
    """The report on the example corpus after some edits."""
    apply(tale.root, edits)
    return fact_sheets.report(_gold.read(tale))


def sheet(tale: Corpus, *edits: Edit) -> Sheet:
    """What is reported of the incident with a figure of at least three injured by the Bridge Office, and a toll of the same."""
    return next(one for one in reported(tale, *edits).sheets if one.incident == "ral-blockade")


def stands(tale: Corpus, toll: dict[str, Any], **figure: Any) -> str:
    """What the figure stands with, where the sheet has just this toll, in place of the one of at least three injured."""
    tolls = {"by": "bridge-office", "on": "2018-05-03", "kind": "injured", "low": 3} | toll
    change = {f"/events/0/casualties/0/{name}": value for name, value in figure.items()}
    (found,) = sheet(tale, Edit(SHEET, set={"/tolls": [tolls]}), Edit(GOLD, set=change)).figures
    return found.stands


def test_the_same_source(tale: Corpus) -> None:
    """A figure of the kind, the numbers and the source of a toll stands with that toll, which is carried."""
    found = sheet(tale)
    (figure,) = found.figures

    assert ("tale-0001", "e1", 214, "injured", 3, None) == (
        figure.document, figure.event, figure.start, figure.kind, figure.low, figure.high,
    )  # fmt: skip
    assert ("bridge-office", "same_source", (0,), ()) == (figure.source, figure.stands, figure.tolls, found.not_carried)


def test_sums(tale: Corpus) -> None:
    """The sums of all incidents count figures by what they stand with, tolls, and tolls that are not carried."""
    found = reported(tale)

    assert {"same_source": 1, "other_source": 0, "truth": 0, "nothing": 1} == found.counts
    assert (3, 2) == (found.tolls, found.not_carried)


@pytest.mark.parametrize(
    ("expected", "toll", "figure"),
    [
        ("same_source", {"by": "wardens"}, {}),
        ("same_source", {}, {"source": {"actor": "wardens"}}),
        ("same_source", {"by": "oss"}, {"source": {"actor": "wardens"}}),
        ("same_source", {}, {"source": {"outlet": "oss-gazette"}}),
        ("same_source", {}, {"source": {"outlet": "bridge-office-notices"}}),
        ("same_source", {"by": "oss-gazette"}, {}),
        ("same_source", {"by": "ferrymen", "note": "at the mill, citing the Bridge Office"}, {}),
        ("other_source", {"by": "ferrymen", "note": "at the mill, citing the Bridge Offices"}, {}),
        ("other_source", {"by": "ferrymen"}, {}),
        ("other_source", {"by": "millers"}, {"source": {"outlet": "oss-gazette"}}),
        ("truth", {"low": 4}, {}),
        ("truth", {"kind": "killed"}, {}),
        ("nothing", {"low": 4}, {"low": 5}),
        ("nothing", {"kind": "displaced", "low": 4}, {"kind": "displaced"}),
    ],
)
def test_what_a_figure_stands_with(tale: Corpus, expected: str, toll: dict[str, Any], figure: dict[str, Any]) -> None:
    """The first that holds: a toll of the source, its body, or one that conveys the other; another's toll; the truth; nothing."""
    assert expected == stands(tale, toll, **figure)


def test_tolls_that_are_not_carried(tale: Corpus) -> None:
    """A toll that no figure of its source stands with is not carried, though another source gives its number."""
    toll = {"by": "ferrymen", "on": "2018-05-04", "kind": "injured", "low": 3, "high": 3}
    found = sheet(tale, Edit(SHEET, set={"/tolls/-": toll}))

    assert (2, [(1, "ferrymen")]) == (found.tolls, [(one.number, one.toll.by) for one in found.not_carried])


def test_documents_without_gold(tale: Corpus) -> None:
    """Documents of an incident that have no gold yet are named, since they may carry what the others do not."""
    found = sheet(tale, Edit(SHEET, set={"/documents": ["tale-0001", "tale-0009"]}))

    assert (("tale-0001",), ("tale-0009",)) == (found.annotated, found.without_gold)


def test_gold_without_violence(tale: Corpus) -> None:
    """Gold whose violence is not annotated is not compared."""
    found = reported(tale, Edit(GOLD, set={"/complete": ["actors", "stance"]}))

    assert ["barge-sinking", "warden-burial"] == [one.incident for one in found.sheets]


@pytest.mark.parametrize(
    ("expected", "one", "other"),
    [
        (True, (9, None), (9, 9)),
        (True, (9, None), (9, 12)),
        (False, (9, None), (14, 14)),
        (False, (9, None), (None, 9)),
        (True, (None, 6), (6, 6)),
        (False, (9, 12), (9, 11)),
        (True, (None, None), (None, None)),
        (False, (None, None), (24, 24)),
    ],
)
def test_numbers(expected: bool, one: Bounds, other: Bounds) -> None:
    """Figures agree by the ends that both give; a vague one agrees with a vague one alone."""
    assert expected == agree(one, other)


@given(bounds, bounds)
def test_agreement_is_mutual(one: Bounds, other: Bounds) -> None:
    """A figure agrees with itself, and two figures agree both ways or not at all."""
    assert agree(one, one)
    assert agree(one, other) == agree(other, one)


@given(bounds, bounds)
def test_opening_an_end_keeps_agreement(one: Bounds, other: Bounds) -> None:
    """Figures that agree still do where one opens an end, unless they then share none; closed figures agree if they are equal."""
    opened = (one[0], None)
    shared = one[0] is not None and other[0] is not None

    assert not (agree(one, other) and shared) or agree(opened, other)
    assert None in one or None in other or agree(one, other) == (one == other)
