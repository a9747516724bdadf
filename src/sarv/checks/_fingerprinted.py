"""A stand-off document of the example corpus with gold and a fingerprint, for the examples of checks on fingerprints."""

from typing import Any

from ..anchoring.fingerprint import make
from ..canonical import canonical
from ..corpus import sha256
from ._example import Edit
from ._tale import LETTER, LETTER_IN_GOLD, blank

FINGERPRINT = "annotations/fingerprints/letters-0001.json"

LETTER_TEXT = """To whom it may concern,
The millers closed the upper weir on Monday and did not say for how long. Since then the lower mills stand still, and forty
families live on what the market lends them. We ask the council to send somebody who can read a gauge. The millers say that the
river is low. We who stand in it every morning say that it was never higher at this time of the year.
"""
"""Seventy-six words of our own, long enough to be fingerprinted."""

_AT = LETTER_TEXT.index("millers")
_SHA256 = sha256(LETTER_TEXT.encode())
_MENTION = {"id": "m1", "spans": [{"start": _AT, "end": _AT + 7}], "actors": ["millers"], "form": "nominal"}
_FINGERPRINT = make("letters-0001", LETTER_TEXT, [(_AT, _AT + 7)])
assert _FINGERPRINT is not None
MADE = canonical(_FINGERPRINT)


def _annotated(annotator: str, **more: Any) -> Edit:
    changes = {"/text_sha256": _SHA256, "/mentions": [_MENTION], **more}
    return blank("letters-0001", annotator, changes)


FINGERPRINTED = (
    *LETTER_IN_GOLD,
    Edit(LETTER, set={"/text": {"sha256": _SHA256, "length": len(LETTER_TEXT)}}),
    _annotated("one"),
    _annotated("two"),
    _annotated("gold", **{"/provenance": [{"element": "m1", "round": "first", "given": ["one:m1", "two:m1"]}]}),
    Edit(FINGERPRINT, content=MADE),
)
"""The letter with gold and its fingerprint, without its text."""

TEXT_IS_HERE = Edit("corpus/letters/letters-0001.txt", content=LETTER_TEXT.encode())
