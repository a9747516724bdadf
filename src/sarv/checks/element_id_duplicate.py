"""No two elements of an annotation have the same id.

Links, targets and decisions name elements by their ids, and would name two.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._repeats import repeats
from ._views import AnnotationView

VIEW = "annotation"
WAY_OUT = "Give one of the two the next free number, and look which of them the links, targets and decisions mean."
BAD = (Edit(GOLD, set={"/mentions/1/id": "m1"}),)
GOOD = (Edit(GOLD, set={"/mentions/1/id": "m11"}),)


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report every id that an earlier element of the layer has. The layers differ by the first letter."""
    parts = view.parts
    for name, layer in (("mentions", parts.mentions), ("stances", parts.stances), ("events", parts.events)):
        for i, _ in repeats([element.id for element in layer]):
            yield Fault(f"/{name}/{i}/id", "an earlier element has this id", layer[i].id)
