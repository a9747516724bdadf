"""No event is linked to itself.

An event is no part of itself and no response to itself; the link was meant for another.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._views import AnnotationView

VIEW = "annotation"
WAY_OUT = "Name the other event, or remove the link."
BAD = (Edit(GOLD, set={"/events/1/links/0/event": "e2"}),)
GOOD = (Edit(GOLD, set={"/events/1/links/0/event": "e3"}),)


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report every link whose event is the one it stands in."""
    for i, event in enumerate(view.parts.events):
        for j, link in enumerate(event.links):
            if link.event == event.id:
                yield Fault(view.parts.pointer("events", i, "links", j, "event"), "the link leads to its own event", event.id)
