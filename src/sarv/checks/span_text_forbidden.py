"""In a stand-off collection, a span does not repeat its words.

The texts of such a collection are others' and may not be passed on; span by span, an annotation would pass them on. The
finding does not show the words either.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._tale import LETTER_IN_ROUND, blank
from ._views import AnnotationView

VIEW = "annotation"
WAY_OUT = "Remove `text` from the span, and from the history of the repository if it was committed."
MENTION = {"id": "m1", "spans": [{"start": 2, "end": 8}], "actors": ["millers"], "form": "nominal"}
WITH_WORDS = MENTION | {"spans": [{"start": 2, "end": 8, "text": "letter"}]}
BAD = (*LETTER_IN_ROUND, blank("letters-0001", "one", {"/mentions/-": WITH_WORDS}))
GOOD = (*LETTER_IN_ROUND, blank("letters-0001", "one", {"/mentions/-": MENTION}))


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report every span that has words."""
    if not view.stand_off:
        return
    for i, span in enumerate(view.parts.spans):
        if span.text is not None:
            message = "the collection does not ship its texts, and this repeats words of one"
            yield Fault(view.parts.pointer("spans", i, "text"), message)
