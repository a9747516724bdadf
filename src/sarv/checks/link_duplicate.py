"""No two links of an event are equal.

Two events may be linked in two ways; the second of two equal links says nothing.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._repeats import repeats
from ._views import AnnotationView

VIEW = "annotation"
WAY_OUT = "Remove one of the two."
BAD = (Edit(GOLD, set={"/events/1/links/-": {"type": "part_of", "event": "e1"}}),)
GOOD = (Edit(GOLD, set={"/events/1/links/-": {"type": "responds_to", "event": "e1"}}),)


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report every link that repeats an earlier one of its event."""
    for i, event in enumerate(view.parts.events):
        if len(event.links) > 1:
            for j, _ in repeats(event.links):
                link = event.links[j]
                yield Fault(view.parts.pointer("events", i, "links", j), f"the event is {link.type} this one already", link.event)
