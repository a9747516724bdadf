"""An annotation calls complete only layers that its round covers.

Where a layer is complete, the absence of an element is a judgment. Nobody was asked for one in a layer that is not covered.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._tale import ROUND
from ._views import AnnotationView

VIEW = "annotation"
WAY_OUT = "Remove the layer from `complete`."
BAD = (Edit(ROUND, set={"/layers": ["actors", "violence"]}),)
GOOD = (Edit(GOLD, set={"/complete": ["actors", "violence"]}),)


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report every complete layer that the round lacks."""
    if view.round is None:
        return
    covered = view.round.layers
    for i, layer in enumerate(view.record.complete):
        if layer not in covered:
            yield Fault(f"/complete/{i}", f"the round covers only {', '.join(covered)}", layer)
