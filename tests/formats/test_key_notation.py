"""How answer keys of MUC-4 are read. The templates are invented."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer_keys_folder import ARSON, template
from sarv.consistency import _gold
from sarv.consistency.answer_keys import answer_keys
from sarv.corpus import Corpus
from sarv.formats._format import ForeignFile
from sarv.formats._key_notation import LONGEST_LINE, Fill, Template, strings
from sarv.formats.muc4_keys import templates
from sarv.sources import Supply
from texts import texts

REPOSITORY = Path(__file__).parents[2]
SOURCES = Path(os.environ.get("SARV_SOURCES", REPOSITORY.parent / "shared" / "sources"))


def read(raw: bytes) -> tuple[dict[str, tuple[Template, ...]], list[tuple[str, str]]]:
    """The templates of a file, and the place and code of each of its faults."""
    file = ForeignFile("keys.txt", raw, lambda _name: None, lambda _document: None)
    found = templates(file)
    assert {"keys.txt"} >= {fault.path for fault in file.faults}
    return found, [(fault.pointer, fault.code or "") for fault in file.faults]


def parse(text: str) -> dict[str, tuple[Template, ...]]:
    """The templates of a text without faults."""
    found, faults = read(text.encode())
    assert [] == faults
    return found


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


def test_comments_and_hyphens() -> None:
    """A line that begins with a semicolon is a comment, and a hyphen that belongs to a name is no fill."""
    text = ";; checked twice\n" + template(hum_tgt_name='"PELL"', hum_tgt_description='-: "PELL"').replace("3. ", ";; x\n3. ", 1)

    assert [("HUM TGT: NAME", ("PELL",))] == [(one.slot, one.alternatives) for one in parse(text)["NOTE-1"][0].fills]


FAULTY = {
    "wrong number": (ARSON.replace("2.  INCIDENT: DATE", "3.  INCIDENT: DATE"), [3]),
    "unknown slot": (ARSON.replace("INCIDENT: DATE ", "INCIDENT: HOUR "), [3]),
    "missing slot": ("\n".join(line for line in ARSON.splitlines() if "DATE" not in line), [3]),
    "cut off": ("\n".join(ARSON.splitlines()[:10]), [10]),
    "no quotation marks": (ARSON.replace('/ "FERRYMEN"', "/ FERRYMEN"), [11]),
    "open quotation mark": (ARSON.replace('"TOLL HOUSE OF OSS"', '"TOLL HOUSE OF OSS'), [13]),
    "no template number": (ARSON.replace("TEMPLATE              1", "TEMPLATE              one"), [2]),
    "digits of another script": (ARSON.replace("TEMPLATE              1", "TEMPLATE              ١"), [2]),
    "a number without end": (ARSON.replace("TEMPLATE              1", f"TEMPLATE              {'9' * 5000}"), [2]),
    "a slot number without end": (ARSON.replace("2.  INCIDENT", f"{'2' * 5000}.  INCIDENT"), [3]),
    "one slot too many": (ARSON + "25. HUM TGT: TOTAL NUMBER          -\n", [26]),
    "no slot": ("    -\n", [1]),
    "a long line": (ARSON.replace("OSS (CITY)", "(" * LONGEST_LINE), [4]),
    "two faults of a template": (ARSON.replace('"TOLL', "TOLL").replace('"FERRYMEN"', "FERRYMEN"), [11, 13]),
    "two faulty templates": (f"nothing\n\n{ARSON}\nnothing at all\nnor here\n", [1, 29]),
    "nothing of the kind": ('{"events": []}', [1]),
}


@pytest.mark.parametrize("case", FAULTY, ids=str)
def test_what_is_no_answer_key(case: str) -> None:
    """What is not a template of all slots in order is a fault at each line where it is noticed, and is left out."""
    text, lines = FAULTY[case]
    found, faults = read(text.encode())

    assert [(f"line {line}", "format_syntax") for line in lines] == faults
    assert ("templates" in case) == any(found.values())


def test_bytes_that_are_no_text() -> None:
    """A file that is not UTF-8 is a fault at the line of the first such byte."""
    assert ({}, [("line 2", "format_syntax")]) == read(b"0.  MESSAGE\n\xff\n")


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_bytes_break_the_reader(raw: bytes) -> None:
    """Whatever a file holds, it gives templates or faults."""
    found, faults = read(raw)

    assert found == {} and (faults or not raw.strip() or not raw.decode("utf-8", "replace").strip())


@given(st.lists(texts, min_size=1, max_size=3))
def test_words_come_back(alternatives: list[str]) -> None:
    """Any words come back from a fill, in capital letters, each white space one blank, each alternative once."""
    expected = tuple(dict.fromkeys(" ".join(one.upper().split()) for one in alternatives))

    assert [("PHYS TGT: ID", expected, False)] == fills(phys_tgt_id=strings(alternatives))


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
