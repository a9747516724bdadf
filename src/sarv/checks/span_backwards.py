"""A span ends after it starts.

Offsets are half-open: a span of one character ends one after its start, and one that ends where it starts holds nothing.
"""

from collections.abc import Iterator
from operator import ge

from ..findings import Fault
from ._example import Edit
from ._views import AnnotationView

VIEW = "annotation"
WAY_OUT = "Let `end` be the offset after the last character; if the two offsets were exchanged, exchange them back."
BAD = (Edit("annotations/gold/tale-0002.json", set={"/events/0/casualties/0/spans/0": {"start": 23, "end": 23, "text": "A"}}),)
GOOD = (Edit("annotations/gold/tale-0002.json", set={"/events/0/casualties/0/spans/0": {"start": 23, "end": 24, "text": "A"}}),)


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report every span that ends at its start or before."""
    starts, ends = view.parts.starts, view.parts.ends
    if not any(map(ge, starts, ends)):
        return
    for i, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if end <= start:
            message = f"the span starts at {start}, so its end is {start + 1} or more"
            yield Fault(view.parts.pointer("spans", i, "end"), message, end)
