"""The source of a stance is given only where it is not the holder.

Who states an attitude of their own conveys it themselves; the same stance must not be written in two ways.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._views import AnnotationView

VIEW = "annotation"
WAY_OUT = "Remove the source; or correct it, if another conveys the stance."
BAD = (Edit(GOLD, set={"/stances/1/source": {"actor": "ferrymen"}}),)
GOOD = (Edit(GOLD, remove=("/stances/1/source",)),)


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report every source that is the holder."""
    for i, stance in enumerate(view.parts.stances):
        if stance.source is not None and stance.source == stance.holder:
            name = stance.source.actor or stance.source.outlet
            yield Fault(view.parts.pointer("stances", i, "source"), "the source is the holder", name)
