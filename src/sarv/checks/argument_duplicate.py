"""No two arguments of an event have the same role, actor and spans.

The same words may stand in several roles; twice in one role, they would count as two participants.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._repeats import repeats
from ._views import AnnotationView

VIEW = "annotation"
WAY_OUT = "Join the two; where they differ in status, decide which is right."
AGAIN = {"role": "perpetrator", "spans": [{"start": 47, "end": 55, "text": "Ferrymen"}], "status": "denied"}
BAD = (Edit(GOLD, set={"/events/0/arguments/-": AGAIN | {"actor": "ferrymen"}}),)
GOOD = (Edit(GOLD, set={"/events/0/arguments/-": AGAIN | {"actor": "zoe-marn"}}),)


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report every argument with the role, actor and spans of an earlier one of its event."""
    for i, event in enumerate(view.parts.events):
        arguments = event.arguments
        if len({(argument.role, argument.actor) for argument in arguments}) < len(arguments):
            for j, _ in repeats([(argument.role, argument.actor, argument.spans) for argument in arguments]):
                words = view.shown(arguments[j].spans)
                yield Fault(f"/events/{i}/arguments/{j}", f"the event has this {arguments[j].role} already", words)
