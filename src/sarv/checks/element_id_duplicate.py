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
    """Report every id that an earlier element has."""
    elements = view.parts.elements
    for i, _ in repeats([element.id for element in elements]):
        yield Fault(view.parts.pointer("elements", i, "id"), "an earlier element has this id", elements[i].id)
