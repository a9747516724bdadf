"""A span begins and ends between words, not inside one.

Offsets that slipped by a character are the most frequent fault there is, and this is how most of them show where spans do not
repeat their words. Scripts that write without spaces are exempt.
"""

import re
from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._views import AnnotationView

VIEW = "annotation"
WAY_OUT = "Move the offset to the edge of the word."
BAD = (Edit(GOLD, set={"/events/2/arguments/0/spans/0": {"start": 297, "end": 307, "text": "very barge"}}),)
GOOD = (Edit(GOLD, set={"/events/2/arguments/0/spans/0": {"start": 302, "end": 307, "text": "barge"}}),)

# Thai, Lao, Myanmar, Khmer, Hiragana, Katakana, Han.
_WITHOUT_SPACES = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f\u1780-\u17ff\u19e0-\u19ff"
    "\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u309f\u30a0-\u30ff\u31f0-\u31ff\uff66-\uff9f"
    "\u2e80-\u2fdf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U0001b000-\U0001b16f\U00020000-\U0003ffff]"
)


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report every start and end between two letters or digits."""
    text = view.text
    if text is None:
        return
    if view.edges is not None and not any(map(str.isalnum, view.edges.before_starts | view.edges.at_ends)):
        return
    for edge, offsets in (("start", view.parts.starts), ("end", view.parts.ends)):
        for i, at in enumerate(offsets):
            if 0 < at < len(text) and _inside(text, at):
                pointer = view.parts.pointer("spans", i, edge)
                context = view.around(view.parts.spans[i])
                yield Fault(pointer, f"the {edge} of the span lies inside a word", at, context=context)


def _inside(text: str, at: int) -> bool:
    return text[at - 1].isalnum() and text[at].isalnum() and _WITHOUT_SPACES.search(text, at - 1, at + 1) is None
