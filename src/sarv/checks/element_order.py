"""The elements of each layer stand in the order of the text.

Equal annotations are then equal files, and a difference shows elements, not their order. What counts is where the first
fragment starts, then where the last one ends; a stance stands where the first of its cues does, an event where the first of its
triggers does. Elements at the same place may stand in any order.
"""

from collections.abc import Iterator
from itertools import pairwise

from ..findings import Fault
from ._example import GOLD, Edit
from ._views import AnnotationView

VIEW = "annotation"
WAY_OUT = "Sort the elements by place; their ids may stay as they are."
M1 = {"id": "m1", "spans": [{"start": 0, "end": 8, "text": "Ferrymen"}], "actors": ["ferrymen"], "form": "name"}
M2 = {"id": "m2", "spans": [{"start": 47, "end": 55, "text": "Ferrymen"}], "actors": ["ferrymen"], "form": "name"}
BAD = (Edit(GOLD, set={"/mentions/0": M2, "/mentions/1": M1}),)
GOOD = (Edit(GOLD, set={"/mentions/0/id": "m2", "/mentions/1/id": "m1"}),)


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report every element that stands before its predecessor in the text."""
    parts = view.parts
    for name, layer in (("mentions", parts.mentions), ("stances", parts.stances), ("events", parts.events)):
        places = [element.place for element in layer]
        if places == sorted(places):
            continue
        for i, (last, place) in enumerate(pairwise(places), 1):
            if place < last:
                message = f"stands at {place[0]}–{place[1]} of the text, and its predecessor at {last[0]}–{last[1]}"
                yield Fault(f"/{name}/{i}", message, layer[i].id)
