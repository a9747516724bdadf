"""What a verdict keeps or brings names events that are there.

The target of a stance and the links of an event name an annotator's event, as in `annotator-1:e2`, and mean what took its place;
or an event of gold, as in `e2`. An event that is dropped takes with it what names it, or else that needs a verdict which says
otherwise.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._reported import reported
from ._verdicts import ABOUT_E1, DIFFERENT, VerdictsView, verdicts

VIEW = "verdicts"
WAY_OUT = "Correct the name; keep the event; or drop what names it, or give it another target or other links."
STANCE = {"of": ["one:s1", "two:s1"], "reason": "It is about the death."}
NONE = {**ABOUT_E1, "keep": None}
BAD = (DIFFERENT, verdicts(NONE, {**STANCE, "keep": "one:s1"}))
GOOD = (DIFFERENT, verdicts(ABOUT_E1, {**STANCE, "keep": "one:s1"}))


def check(view: VerdictsView) -> Iterator[Fault]:
    """Report what was found of this kind when verdicts were followed."""
    return reported(view, __name__)
