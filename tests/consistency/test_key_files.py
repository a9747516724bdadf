"""How answer keys of MUC-4 are read. The templates are invented."""

import os
from pathlib import Path

import pytest

from answer_keys_folder import ARSON, template
from sarv.consistency import _gold
from sarv.consistency._keys import Fill, parse
from sarv.consistency.answer_keys import answer_keys
from sarv.corpus import Corpus
from sarv.sources import Supply

REPOSITORY = Path(__file__).parents[2]
SOURCES = Path(os.environ.get("SARV_SOURCES", REPOSITORY.parent / "shared" / "sources"))


def fills(**slots: str) -> list[tuple[str, tuple[str, ...], bool]]:
    """The fills of a template with these slots."""
    (found,) = parse(template(**slots))["NOTE-1"]
    return [(fill.slot, fill.alternatives, fill.optional) for fill in found.fills]


def test_a_template() -> None:
    """A template has its message and number, types and stages, and as fills its place and strings."""
    (found,) = parse(ARSON)["NOTE-1"]

    assert ("NOTE-1", 1, False) == (found.message, found.number, found.optional)
    assert (("ARSON",), ("ACCOMPLISHED",)) == (found.types, found.stages)
    assert (
        Fill(slot="INCIDENT: LOCATION", alternatives=("OSS",), optional=False),
        Fill(slot="PERP: ORGANIZATION ID", alternatives=("FERRYMEN OF RAL", "FERRYMEN"), optional=False),
        Fill(slot="PHYS TGT: ID", alternatives=("TOLL HOUSE OF OSS", "TOLL HOUSE"), optional=False),
    ) == found.fills


def test_several_templates() -> None:
    """The templates of a message stand in their order; of one the number may say that it is optional."""
    found = parse(f"{ARSON}\n{template('2 (OPTIONAL)', incident_type='ATTACK / BOMBING')}")["NOTE-1"]

    assert [(1, False), (2, True)] == [(one.number, one.optional) for one in found]
    assert ("ATTACK", "BOMBING") == found[1].types


def test_an_irrelevant_message() -> None:
    """A message whose slots are asterisks has no templates."""
    assert {"NOTE-1": ()} == parse(template("*"))


def test_several_fills() -> None:
    """Every line of a slot is a fill of its own; a question mark says that it is optional."""
    lines = '"PELL"\n' + " " * 35 + '? "A MILLER"'

    assert [("HUM TGT: NAME", ("PELL",), False), ("HUM TGT: NAME", ("A MILLER",), True)] == fills(hum_tgt_name=lines)


def test_a_description_of_a_named_person() -> None:
    """The name that a description belongs to is an alternative of the description."""
    assert [("HUM TGT: DESCRIPTION", ("WARDEN", "OFFICER", "OSSIAN PELL"), False)] == fills(
        hum_tgt_description='"WARDEN" / "OFFICER": "OSSIAN PELL"'
    )


def test_marks_within_strings() -> None:
    """Slashes and colons within quotation marks belong to the string, and so do quotation marks after a backslash."""
    assert [("INCIDENT: INSTRUMENT ID", ('BARGE "RAL / OSS: 2"',), False)] == fills(
        incident_instrument_id=r'"BARGE \"RAL / OSS: 2\""'
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("RAL: UPPER RAL (DEPARTMENT): OSS (CITY)", ("OSS",)),
        ("(RAL: OSS (CITY)) / (RAL: UPPER RAL (DEPARTMENT): DENN (TOWN))", ("OSS", "DENN")),
        ("RAL: OSS (CITY) - DENN (TOWN)", ("OSS", "DENN")),
        ("RAL: (OSS (CITY) -  DENN (TOWN)) / (DENN (TOWN))", ("OSS", "DENN")),
        ("RAL", None),
        ("(RAL: OSS (CITY)) / (RAL)", None),
    ],
)
def test_places(value: str, expected: tuple[str, ...] | None) -> None:
    """Of a place the smallest name counts, of two ends each, and none where a country alone is right, too."""
    assert ([] if expected is None else [("INCIDENT: LOCATION", expected, False)]) == fills(incident_location=value)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (ARSON.replace("2.  INCIDENT: DATE", "3.  INCIDENT: DATE"), 3),
        (ARSON.replace("INCIDENT: DATE ", "INCIDENT: HOUR "), 3),
        ("\n".join(line for line in ARSON.splitlines() if "DATE" not in line), 3),
        ("\n".join(ARSON.splitlines()[:10]), 11),
        (ARSON.replace('/ "FERRYMEN"', "/ FERRYMEN"), 26),
        (ARSON.replace("TEMPLATE              1", "TEMPLATE              one"), 26),
        (ARSON + "25. HUM TGT: TOTAL NUMBER          -\n", 26),
        ("    -\n", 1),
    ],
)
def test_what_is_no_answer_key(text: str, line: int) -> None:
    """A text that is not a template of all slots in order is refused with the line where that is noticed."""
    with pytest.raises(ValueError, match=rf"^line {line}: "):
        parse(text)


@pytest.mark.skipif(
    not SOURCES.is_dir(), reason="the third-party source texts are not on this machine (SARV_SOURCES names their folder)"
)
def test_the_real_answer_keys() -> None:
    """The pinned archive has keys of 100 messages: 57 are relevant, with 86 templates, of which 18 are optional."""
    keys = answer_keys(_gold.read(Corpus(REPOSITORY)), Supply(mirror=SOURCES))
    templates = [one for found in keys.values() for one in found]

    assert (100, 57, 86, 18) == (len(keys), sum(map(bool, keys.values())), len(templates), sum(one.optional for one in templates))
    registered = {f"TST4-MUC4-{number:04}" for number in range(1, 101)}
    assert registered == set(keys)
