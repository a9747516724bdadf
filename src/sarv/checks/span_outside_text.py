"""A span lies inside its text.

Offsets count Unicode code points from 0 and are half-open, so the last end there can be is the length of the text.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._views import AnnotationView

VIEW = "annotation"
WAY_OUT = "Take the offsets anew: in code points, not bytes or UTF-16 units; or write quotes and run `sarv convert`."
BAD = (Edit(GOLD, set={"/mentions/9/spans/0": {"start": 369, "end": 380, "text": "Ferrymen.\n"}}),)
GOOD = (Edit(GOLD, set={"/mentions/9/spans/0": {"start": 369, "end": 378, "text": "Ferrymen."}}),)


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report every span that ends after the text does."""
    length = view.length
    if length is None or view.inside:
        return
    for i, end in enumerate(view.parts.ends):
        if end > length:
            yield Fault(view.parts.pointer("spans", i, "end"), f"the text has only {length:,} code points", end)
