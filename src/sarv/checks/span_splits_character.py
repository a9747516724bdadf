"""A span does not cut a character apart.

What readers see as one character can be several code points: a letter and its combining mark, an emoji and its variation
selector, emoji joined to one, two regional indicators that make a flag.
"""

import re
from collections.abc import Iterator
from unicodedata import category

from ..findings import Fault
from ._example import Edit
from ._views import AnnotationView

GOLD_0002 = "annotations/gold/tale-0002.json"
CANDLE = {"role": "weapon", "spans": [{"start": 142, "end": 144, "text": "🕯\ufe0f"}], "status": "stated"}
HALF_A_CANDLE = CANDLE | {"spans": [{"start": 142, "end": 143, "text": "🕯"}]}

VIEW = "annotation"
WAY_OUT = "Move the offset before or after the whole character, as it is seen."
BAD = (Edit(GOLD_0002, set={"/events/0/arguments/-": HALF_A_CANDLE}),)
GOOD = (Edit(GOLD_0002, set={"/events/0/arguments/-": CANDLE}),)

_JOINER = "\u200d"
_SKIN_TONES = frozenset("\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]")


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report every start and end inside a character."""
    text = view.text
    if text is None or text.isascii():
        return
    if view.edges is not None and not any(map(_may_continue, view.edges.at_starts | view.edges.at_ends)):
        return
    for edge, offsets in (("start", view.parts.starts), ("end", view.parts.ends)):
        for i, at in enumerate(offsets):
            if 0 < at < len(text) and _inside(text, at):
                pointer = view.parts.pointer("spans", i, edge)
                context = view.around(view.parts.spans[i])
                yield Fault(pointer, f"the {edge} of the span lies inside a character", at, context=context)


def _may_continue(character: str) -> bool:
    """Whether a character can be a later part of what is seen as one."""
    return character > "\u02ff" and (character == _JOINER or category(character) in ("Mn", "Mc", "Me", "Sk", "So"))


def _inside(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if after == _JOINER or after in _SKIN_TONES or category(after)[0] == "M":
        return True
    if before == _JOINER:
        return category(after) == "So"  # Joined emoji; after a letter, a joiner only shapes it.
    if _FLAG.match(after):
        letters = at
        while letters and _FLAG.match(text[letters - 1]):
            letters -= 1
        return (at - letters) % 2 == 1
    return False
