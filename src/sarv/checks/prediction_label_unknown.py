"""Every label of a prediction is one of its field's.

A label that the scheme lacks can never be right; mostly it is a right one, written otherwise, and the score would hide that.
"""

from collections.abc import Iterator
from functools import cache

from ..findings import Fault
from ..layers import labels
from ..reading import pointer_to
from ._hints import nearest
from ._predictions import PredictionView, labels_of, line
from ._traced import Traced

VIEW = "prediction"
WAY_OUT = "Write the label as the release's layers/ do; what none of them fits is left out, or given the label for the rest."
BAD = (line(events=[{"type": "blockade"}]),)
GOOD = (line(events=[{"type": "siege_blockade"}]),)


def check(view: PredictionView) -> Iterator[Fault]:
    """Report every label that its field does not have, with the nearest that it has."""
    if _known().issuperset(labels_of(view.record)):
        return
    for field, traced in labels_of(Traced(view.record)):
        if traced is not None and (field, traced.value) not in _known():
            message = f"not a label of the field {field}{nearest(traced.value, labels()[field])}"
            yield Fault(pointer_to(*traced.path), message, traced.value)


@cache
def _known() -> frozenset[tuple[str, str | None]]:
    """Every label with its field, and that there is none."""
    return frozenset((field, label) for field, names in labels().items() for label in (*names, None))
