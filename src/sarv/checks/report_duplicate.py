"""No two reports of an event are equal.

Rival versions of an event are several reports; a version is told apart by its source, voice and act.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._repeats import repeats
from ._views import AnnotationView

VIEW = "annotation"
WAY_OUT = "Remove one of the two."
REPORT = {"source": {"actor": "bridge-office"}, "voice": "reported", "act": "attributed"}
BAD = (Edit(GOLD, set={"/events/0/reports/-": REPORT}),)
GOOD = (Edit(GOLD, set={"/events/0/reports/-": REPORT | {"act": "uncertain"}}),)


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report every report that repeats an earlier one of its event."""
    for i, event in enumerate(view.parts.events):
        if len(event.reports) > 1:
            for j, _ in repeats(event.reports):
                source = event.reports[j].source
                message = "the event has this report already"
                yield Fault(view.parts.pointer("events", i, "reports", j), message, source.actor or source.outlet)
