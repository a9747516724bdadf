"""No two mentions have the same spans.

Words that mean two actors are one mention with two actors.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._repeats import repeats
from ._views import AnnotationView

VIEW = "annotation"
WAY_OUT = "Join the two: one mention with all actors of both."
FERRYMEN = {"start": 369, "end": 377, "text": "Ferrymen"}
M10 = {"id": "m10", "spans": [FERRYMEN], "actors": ["ferrymen"], "form": "name"}
M11 = {"id": "m11", "spans": [FERRYMEN], "actors": ["zoe-marn"], "form": "metonym"}
BAD = (Edit(GOLD, set={"/mentions/-": M11}),)
NESTING = M11 | {"spans": [{"start": 365, "end": 377, "text": "the Ferrymen"}]}
GOOD = (Edit(GOLD, set={"/mentions/9": NESTING, "/mentions/-": M10}),)


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report every mention with the spans of an earlier one."""
    for i, first in repeats([mention.spans for mention in view.parts.mentions]):
        words = view.shown(view.parts.mentions[i].spans)
        yield Fault(view.parts.pointer("mentions", i, "spans"), f"{view.parts.mentions[first].id} has the same spans", words)
