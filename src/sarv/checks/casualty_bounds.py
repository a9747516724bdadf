"""The bounds of a casualty figure fit its modifier.

exact and about: `low` equals `high`; at_least: only `low`; at_most: only `high`; range: `low` below `high`; vague: neither, for
“dozens” is no number and none is made up.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..records import Casualties
from ._example import GOLD, Edit
from ._views import AnnotationView

VIEW = "annotation"
WAY_OUT = "Read the words again: correct the bounds, or the modifier."
BAD = (Edit(GOLD, set={"/events/0/casualties/0/high": 3}),)
GOOD = (Edit(GOLD, set={"/events/0/casualties/0/high": 3, "/events/0/casualties/0/modifier": "exact"}),)

_EXPECTED = {
    "exact": "low and high, and they are equal",
    "about": "low and high, and they are equal",
    "at_least": "low alone",
    "at_most": "high alone",
    "range": "low and high, and low is less",
    "vague": "neither low nor high",
}


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report every figure whose bounds do not fit."""
    for i, figure in enumerate(view.parts.casualties):
        if not _fits(figure):
            message = f"a figure with the modifier {figure.modifier} has {_EXPECTED[figure.modifier]}"
            yield Fault(view.parts.pointer("casualties", i), message, f"low {_number(figure.low)}, high {_number(figure.high)}")


def _fits(figure: Casualties) -> bool:
    low, high = figure.low, figure.high
    match figure.modifier:
        case "exact" | "about":
            return low is not None and low == high
        case "at_least":
            return low is not None and high is None
        case "at_most":
            return low is None and high is not None
        case "range":
            return low is not None and high is not None and low < high
        case "vague":
            return low is None and high is None
    return True


def _number(bound: int | None) -> str:
    return "absent" if bound is None else f"{bound}"
