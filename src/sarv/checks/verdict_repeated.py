"""An element has one verdict, and so have all that say the same.

Two verdicts on one element are two answers to one question. A verdict on an element is one on all that annotators gave alike.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._reported import reported
from ._verdicts import ABOUT_M3, DIFFERENT, VerdictsView, verdicts

VIEW = "verdicts"
WAY_OUT = "Keep the verdict that holds. Where an element becomes two, one verdict replaces it and another brings the second."
BAD = (DIFFERENT, verdicts(ABOUT_M3, {"of": ["two:m3"], "keep": None, "reason": "No."}))
GOOD = (DIFFERENT, verdicts(ABOUT_M3))


def check(view: VerdictsView) -> Iterator[Fault]:
    """Report what was found of this kind when verdicts were followed."""
    return reported(view, __name__)
