"""A verdict is about mentions, about stances or about events, and puts in their place what is of the same kind.

The round asks for that layer. What is another thing altogether needs two verdicts: one drops the elements, one brings the new
one.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._reported import reported
from ._verdicts import ABOUT_M3, DIFFERENT, VerdictsView, verdicts

VIEW = "verdicts"
WAY_OUT = "Split the verdict by kinds; one with an empty `of` brings what nobody gave."
BAD = (DIFFERENT, verdicts({**ABOUT_M3, "of": ["one:m3", "two:e1"]}))
GOOD = (DIFFERENT, verdicts(ABOUT_M3))


def check(view: VerdictsView) -> Iterator[Fault]:
    """Report what was found of this kind when verdicts were followed."""
    return reported(view, __name__)
