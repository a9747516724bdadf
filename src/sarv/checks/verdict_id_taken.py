"""A verdict that says under which id its element is to be in gold takes an id that is free.

Ids of gold are kept by what annotators gave alike and by earlier decisions. An id is needed only where another verdict is to name
what this one brings.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._reported import reported
from ._verdicts import DIFFERENT, VerdictsView, verdicts

VIEW = "verdicts"
WAY_OUT = "Leave out the id, or take one that the worksheet does not have under `agreed`."
MENTION = {"spans": [{"quote": "blockade"}], "actors": ["ferrymen"], "form": "metonym"}
BAD = (DIFFERENT, verdicts({"of": [], "instead": {"mention": {"id": "m1", **MENTION}}, "reason": "Nobody saw it."}))
GOOD = (DIFFERENT, verdicts({"of": [], "instead": {"mention": {"id": "m7", **MENTION}}, "reason": "Nobody saw it."}))


def check(view: VerdictsView) -> Iterator[Fault]:
    """Report what was found of this kind when verdicts were followed."""
    return reported(view, __name__)
