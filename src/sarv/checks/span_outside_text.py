"""A span lies inside its text.

Offsets count Unicode code points from 0 and are half-open, so the last end there can be is the length of the text.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..reading import pointer_to
from ._example import GOLD, Edit
from ._views import AnnotationView

VIEW = "annotation"
WAY_OUT = "Take the offsets anew: in code points, not bytes or UTF-16 units; or write quotes and run `sarv convert`."
BAD = (Edit(GOLD, set={"/mentions/2/spans/0/end": 9999}),)
GOOD = (Edit(GOLD, set={"/mentions/2/spans/0/text": "Ferrymen"}),)


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report every span that ends after the text does."""
    if view.document is None:
        return
    length = view.document.text.length
    for path, i, span in view.spans:
        if span.end > length:
            yield Fault(pointer_to(*path, i, "end"), f"the text has only {length} code points", span.end)
