"""No two triggers of an event have the same spans.

The same words may be a trigger of several events; in one event, the second of two equal triggers says nothing.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._repeats import repeats
from ._views import AnnotationView

VIEW = "annotation"
WAY_OUT = "Remove one of the two."
BLOCKED = {"spans": [{"start": 56, "end": 63, "text": "blocked"}]}
BURNED = {"spans": [{"start": 97, "end": 103, "text": "burned"}]}
BAD = (Edit(GOLD, set={"/events/0/triggers/-": BLOCKED}),)
GOOD = (Edit(GOLD, set={"/events/0/triggers/-": BURNED}),)


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report every trigger that repeats an earlier one of its event."""
    for i, event in enumerate(view.parts.events):
        if len(event.triggers) > 1:
            for j, _ in repeats(event.triggers):
                words = view.shown(event.triggers[j].spans)
                yield Fault(view.parts.pointer("events", i, "triggers", j), "the event has this trigger already", words)
