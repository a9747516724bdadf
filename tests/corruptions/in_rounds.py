"""Corruptions of rounds: who judges in them, what they were seeded from, what they revise, and what annotators were shown."""

from typing import Any

from sarv.checks._example import Edit
from sarv.checks._tale import ROUND, SECOND, SECOND_ROUND, second
from sarv.corpus import sha256
from sarv.records import Annotator

from ._plant import Corruption, Found, Plant, edits

LABELLING = "annotations/rounds/second/labelling.xml"
CONFIG = b"<View/>\n"
EXPORT = "annotations/rounds/first/exports/one/tale-0001.json"


def nobody(name: str) -> Annotator:
    """An annotator or adjudicator of that name."""
    return Annotator(id=name, kind="person", description="Nobody.")


def in_second(**changes: Any) -> Plant:
    """A second round with these values."""
    return edits(second(**changes))


def frozen(*labelling: Edit) -> Plant:
    """A second round that gives the checksum of its labelling config, and what became of that."""
    return edits(second(labelling_sha256=sha256(CONFIG)), *labelling)


ROWS = (
    Corruption(
        "annotator called decisions",
        in_second(annotators=(nobody("decisions"), *SECOND.annotators)),
        Found("annotator_reserved", SECOND_ROUND, 9, 11, "/annotators/0/id"),
    ),
    Corruption(
        "adjudicator called gold",
        in_second(adjudicator=nobody("gold")),
        Found("annotator_reserved", SECOND_ROUND, 11, 24, "/adjudicator/id"),
    ),
    Corruption(
        "round revises itself",
        in_second(revises=("second",)),
        Found("round_revised_unknown", SECOND_ROUND, 9, 5, "/revises/0"),
    ),
    Corruption(
        "round revises no round",
        in_second(revises=("first", "third")),
        Found("round_revised_unknown", SECOND_ROUND, 10, 5, "/revises/1"),
    ),
    Corruption(
        "rounds revise each other",
        edits(second(revises=("first",)), Edit(ROUND, set={"/revises": ["second"]})),
        Found("round_revised_unknown", SECOND_ROUND, 9, 5, "/revises/0"),
    ),
    Corruption(
        "seed of no known form",
        in_second(seeded_from="first/one"),
        Found("round_seed_unknown", SECOND_ROUND, 8, 18, "/seeded_from"),
    ),
    Corruption(
        "seed of no round",
        in_second(seeded_from="round:frist/one"),
        Found("round_seed_unknown", SECOND_ROUND, 8, 18, "/seeded_from"),
    ),
    Corruption(
        "seed of no annotator",
        in_second(seeded_from="round:first/three"),
        Found("round_seed_unknown", SECOND_ROUND, 8, 18, "/seeded_from"),
    ),
    Corruption("labelling config lost", frozen(), Found("labelling_changed", SECOND_ROUND, 8, 23, "/labelling_sha256")),
    Corruption(
        "labelling config edited",
        frozen(Edit(LABELLING, content=b"<View>\n</View>\n")),
        Found("labelling_changed", SECOND_ROUND, 8, 23, "/labelling_sha256"),
    ),
    Corruption(
        "labelling config without its checksum",
        edits(second(), Edit(LABELLING, content=CONFIG)),
        Found("labelling_changed", SECOND_ROUND, 1, 1),
    ),
    Corruption(
        "labelling config linked", frozen(Edit(LABELLING, link="../first/labelling.xml")), Found("symbolic_link", LABELLING)
    ),
    Corruption("export emptied", edits(Edit(EXPORT, content=b"")), Found("file_empty", EXPORT)),
    Corruption(
        "export under another name",
        edits(Edit(f"{EXPORT}~", content=b"[]\n")),
        Found("file_unexpected", f"{EXPORT}~"),
    ),
)
