"""A verdict is about elements that annotators gave, and keeps only those that it is about.

An element is named by its annotator and its id there, as in `annotator-1:m5`. In a name that nobody has, another element was
meant.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._reported import reported
from ._verdicts import ABOUT_M3, DIFFERENT, VerdictsView, verdicts

VIEW = "verdicts"
WAY_OUT = "Correct the name; what annotators gave stands in the worksheet. What nobody gave needs an empty `of`, and `instead`."
BAD = (DIFFERENT, verdicts({**ABOUT_M3, "of": ["one:m3", "two:m4"]}))
GOOD = (DIFFERENT, verdicts(ABOUT_M3))


def check(view: VerdictsView) -> Iterator[Fault]:
    """Report what was found of this kind when verdicts were followed."""
    return reported(view, __name__)
