"""A verdict says what becomes of its elements, and why.

`keep` names what stays, or is null where nothing does; `instead` brings what takes their place. One of the two is given, never
both, and always a reason: nobody can judge a decision without it. A verdict with none of the three is a worksheet's, and not
filled in yet.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._reported import reported
from ._verdicts import ABOUT_M3, DIFFERENT, VerdictsView, verdicts

VIEW = "verdicts"
WAY_OUT = "Give keep or instead, and the reason; or none of them, as long as the verdict is open."
BAD = (DIFFERENT, verdicts({"of": ["one:m3", "two:m3"], "keep": "one:m3"}))
GOOD = (DIFFERENT, verdicts(ABOUT_M3))


def check(view: VerdictsView) -> Iterator[Fault]:
    """Report what was found of this kind when verdicts were read."""
    return reported(view, __name__)
