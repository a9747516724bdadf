"""An event that a predicted stance is about is in the same prediction, once.

Ids of events hold within one line. A target that names no event, or two, means nothing.
"""

from collections import Counter
from collections.abc import Iterator

from ..findings import Fault
from ..reading import pointer_to
from ._predictions import PredictionView, line

VIEW = "prediction"
WAY_OUT = "Give the event in this line's events, with an id of its own; for a task without events, make the target a proposition."
_ABOUT = [{"holder": {"actor": "ferrymen"}, "target": {"event": "e2"}, "polarity": "oppose"}]
BAD = (line(stances=_ABOUT),)
GOOD = (line(stances=[_ABOUT[0] | {"target": {"event": "e1"}}]),)


def check(view: PredictionView) -> Iterator[Fault]:
    """Report every target that is not exactly one event of the prediction."""
    ids = Counter(event.id for event in view.record.events or ())
    for i, stance in enumerate(view.record.stances or ()):
        name = stance.target.event
        if name is not None and ids[name] != 1:
            problem = f"{ids[name]} events" if ids[name] else "no event"
            yield Fault(pointer_to("stances", i, "target", "event"), f"{problem} of this prediction has this id", name)
