"""Corruptions of fingerprints: under another name, of another text or gold, and with bits that are not those of the words."""

from typing import Any

from sarv.checks import checks
from sarv.checks._example import Edit
from sarv.checks._fingerprinted import FINGERPRINT, FINGERPRINTED, TEXT_IS_HERE

from ._plant import Corruption, Found, Plant, edits

GOLD = "annotations/gold/letters-0001.json"


def example(code: str) -> Plant:
    """The bad example of a check."""
    return edits(*checks()[code].bad)


def changed(**values: Any) -> Plant:
    """Other values in the fingerprint of a document whose text is not here."""
    return edits(*FINGERPRINTED, Edit(FINGERPRINT, set={f"/{name}": value for name, value in values.items()}))


def with_text(**values: Any) -> Plant:
    """Other values in the fingerprint of a document whose text is here."""
    edit = Edit(FINGERPRINT, set={f"/{name}": value for name, value in values.items()})
    return edits(*FINGERPRINTED, TEXT_IS_HERE, edit)


ROWS = (
    Corruption(
        "fingerprint under another's name",
        example("fingerprint_place"),
        Found("fingerprint_place", FINGERPRINT, 2, 15, "/document"),
    ),
    Corruption(
        "fingerprint of a shipped text",
        example("fingerprint_forbidden"),
        Found("fingerprint_forbidden", "annotations/fingerprints/tale-0001.json", 2, 15, "/document"),
    ),
    Corruption(
        "fingerprint of another fragment",
        example("fingerprint_outdated"),
        Found("fingerprint_outdated", FINGERPRINT, 8, 5, "/spans/0"),
    ),
    Corruption(
        "fingerprint without gold's fragment", changed(spans=[]), Found("fingerprint_outdated", FINGERPRINT, 7, 12, "/spans")
    ),
    Corruption(
        "fingerprint of another text",
        changed(text_sha256="0" * 64),
        Found("fingerprint_outdated", FINGERPRINT, 3, 18, "/text_sha256"),
    ),
    Corruption(
        "fingerprint with a check beyond the words",
        example("fingerprint_malformed"),
        Found("fingerprint_malformed", FINGERPRINT, 11, 5, "/checks/0"),
    ),
    Corruption(
        "fingerprint with a check of two words",
        changed(checks=[{"first": 5, "last": 7, "bits": 3}]),
        Found("fingerprint_malformed", FINGERPRINT, 11, 5, "/checks/0"),
    ),
    Corruption(
        "fingerprint with too few bits", changed(bits="a334"), Found("fingerprint_malformed", FINGERPRINT, 6, 11, "/bits")
    ),
    Corruption(
        "fingerprint of a short text",
        changed(words=59, bits="0" * 15, checks=[]),
        Found("fingerprint_malformed", FINGERPRINT, 5, 12, "/words"),
    ),
    Corruption(
        "fingerprint with half a fragment",
        changed(spans=[{"start": 28, "end": 35, "first": 6}]),
        Found("fingerprint_malformed", FINGERPRINT, 8, 5, "/spans/0"),
    ),
    Corruption(
        "fingerprint with too many checks",
        example("fingerprint_over_budget"),
        Found("fingerprint_over_budget", FINGERPRINT, 10, 13, "/checks"),
    ),
    Corruption(
        "fingerprint with another check",
        example("fingerprint_differs"),
        Found("fingerprint_differs", FINGERPRINT, 10, 13, "/checks"),
    ),
    Corruption(
        "fingerprint with another bit",
        with_text(bits="b334f413945f3b6fe34"),
        Found("fingerprint_differs", FINGERPRINT, 6, 11, "/bits"),
    ),
    Corruption(
        "fingerprint with ten bits and one more",
        changed(checks=[{"first": 5, "last": 8, "bits": 1024}]),
        Found("schema_shape", FINGERPRINT, 11, 32, "/checks/0/bits"),
    ),
    Corruption(
        "fingerprint left behind",
        edits(Edit("annotations/fingerprints/letters-0001.json~", content=b"{}\n")),
        Found("file_unexpected", "annotations/fingerprints/letters-0001.json~"),
    ),
)
