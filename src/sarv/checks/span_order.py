"""The fragments of one extent stand in text order, with something between them.

One extent then has one way to be written. Fragments that touch are one fragment, and fragments that overlap count words twice.
"""

from collections.abc import Iterator
from itertools import pairwise

from ..findings import Fault
from ._example import GOLD, Edit
from ._views import AnnotationView

CALLED = {"start": 169, "end": 175, "text": "called"}
PIRATES = {"start": 190, "end": 197, "text": "pirates"}

VIEW = "annotation"
WAY_OUT = "Sort the fragments by their start, and join those that touch or overlap."
BAD = (Edit(GOLD, set={"/stances/0/cues/0/spans": [PIRATES, CALLED]}),)
GOOD = (Edit(GOLD, set={"/stances/0/cues/0/spans": [CALLED, {"start": 176, "end": 197, "text": "the Ferrymen “pirates"}]}),)


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report every fragment that does not start after the end of the one before it."""
    for i, spans in enumerate(view.parts.extents):
        if len(spans) > 1:
            for j, (before, span) in enumerate(pairwise(spans), 1):
                if span.start <= before.end:
                    message = f"the fragment before ends at {before.end}, so this one starts at {before.end + 1} or later"
                    yield Fault(view.parts.pointer("extents", i, j, "start"), message, span.start)
