"""In a collection that ships its texts, a span repeats its words.

An annotation can then be read without counting characters, and a slip of the offsets shows.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._tale import LETTER_IN_ROUND, blank
from ._views import AnnotationView

VIEW = "annotation"
WAY_OUT = "Give the span its words as `text`; `sarv convert` writes them."
BAD = (Edit(GOLD, remove=("/mentions/2/spans/0/text",)),)
MENTION = {"id": "m1", "spans": [{"start": 2, "end": 8}], "actors": ["millers"], "form": "nominal"}
GOOD = (*LETTER_IN_ROUND, blank("letters-0001", "one", {"/mentions/-": MENTION}))


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report every span without words."""
    if not view.shipped or None not in view.parts.texts:
        return
    for i, span in enumerate(view.parts.spans):
        if span.text is None:
            yield Fault(view.parts.pointer("spans", i), "the words of the span are missing", f"{span.start}–{span.end}")
