"""The same words give one figure of a kind, for the same people, from the same source.

Two figures that differ in nothing else would be counted twice, or contradict each other.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._repeats import repeats
from ._views import AnnotationView

VIEW = "annotation"
WAY_OUT = "Join the two; where they differ in number or modifier, decide which is right."
FIGURE = {
    "kind": "injured",
    "low": 4,
    "modifier": "at_least",
    "status": "unstated",
    "of": "wardens",
    "scope": "episode",
    "source": {"actor": "bridge-office"},
    "spans": [{"start": 214, "end": 227, "text": "three wardens"}],
}
BAD = (Edit(GOLD, set={"/events/0/casualties/-": FIGURE}),)
GOOD = (Edit(GOLD, set={"/events/0/casualties/-": FIGURE | {"source": {"actor": "ferrymen"}}}),)


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report every figure that an earlier one of its event is, but for number and modifier."""
    for i, event in enumerate(view.parts.events):
        figures = event.casualties
        if len(figures) > 1:
            keys = [(figure.kind, figure.status, figure.of, figure.scope, figure.source, figure.spans) for figure in figures]
            for j, _ in repeats(keys):
                words = view.shown(figures[j].spans)
                yield Fault(view.parts.pointer("events", i, "casualties", j), "the event has a figure for this already", words)
