"""No event is, through others, part of itself.

What is part of a thing is smaller; where the links lead in a circle, one of them points the wrong way.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._cycles import closing_steps
from ._example import GOLD, Edit
from ._views import AnnotationView

VIEW = "annotation"
WAY_OUT = "Keep the links that lead from the part to the whole, and remove the others."
BAD = (Edit(GOLD, set={"/events/0/links/-": {"type": "part_of", "event": "e2"}}),)
GOOD = (Edit(GOLD, set={"/events/0/links/-": {"type": "responds_to", "event": "e2"}}),)


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report one link or more of every circle of part_of links. A link of an event to itself has a check of its own."""
    events = view.parts.events
    links = [(event.id, link.event) for event in events for link in event.links if link.type == "part_of"]
    closing = {(part, whole) for part, whole in closing_steps(links) if part != whole}
    if closing:
        for i, event in enumerate(events):
            for j, link in enumerate(event.links):
                if link.type == "part_of" and (event.id, link.event) in closing:
                    message = f"{link.event} is, through its own links, part of {event.id}"
                    yield Fault(f"/events/{i}/links/{j}/event", message, link.event)
