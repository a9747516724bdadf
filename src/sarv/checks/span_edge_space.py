"""A span begins and ends with a character that is seen, not with white space.

Annotators select words with and without the space after them; the same mention must not be two.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._views import AnnotationView

VIEW = "annotation"
WAY_OUT = "Leave the white space outside the span."
BAD = (Edit(GOLD, set={"/mentions/2/spans/0": {"start": 122, "end": 136, "text": " Bridge Office"}}),)
GOOD = (Edit(GOLD, set={"/mentions/2/spans/0": {"start": 119, "end": 136, "text": "the Bridge Office"}}),)


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report every span with white space at its edges."""
    if view.words == list(map(str.strip, view.words)):
        return
    for i, words in enumerate(view.words):
        if words and (words[0].isspace() or words[-1].isspace()):
            span = view.parts.spans[i]
            edges = " and ".join(name for name, edge in (("begins", words[0]), ("ends", words[-1])) if edge.isspace())
            message = f"the span {edges} with white space"
            yield Fault(view.parts.pointer("spans", i), message, view.shown((span,)), context=view.around(span))
