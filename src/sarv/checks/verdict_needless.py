"""What all annotators gave alike stays without a verdict.

A verdict that keeps it changes nothing, and mostly another element was meant. One that drops it, replaces it or keeps it instead
of what somebody else gave does change something.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._reported import reported
from ._verdicts import DIFFERENT, VerdictsView, verdicts

VIEW = "verdicts"
WAY_OUT = "Remove the verdict, or correct the elements that it is about."
ALIKE = {"of": ["one:m1", "two:m1"], "reason": "The noun alone refers to nobody."}
BAD = (DIFFERENT, verdicts({**ALIKE, "keep": "one:m1"}))
GOOD = (DIFFERENT, verdicts({**ALIKE, "keep": None}))


def check(view: VerdictsView) -> Iterator[Fault]:
    """Report what was found of this kind when verdicts were followed."""
    return reported(view, __name__)
