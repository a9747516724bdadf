"""A verdict of a worksheet is on what annotators gave when the worksheet was made, and they give the same still.

What was collected anew since then may say something else under the same name, and nobody has judged that.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._reported import reported
from ._verdicts import ABOUT_M3, DIFFERENT, VERDICTS, VerdictsView, verdicts

VIEW = "verdicts"
WAY_OUT = "Make the worksheet anew, in another folder, and give these verdicts again."
NAME = {"spans": [{"quote": "Ferrymen"}], "actors": ["ferrymen"], "form": "name"}
CANDIDATES = [{"elements": ["one:m3"], "says": NAME}, {"elements": ["two:m3"], "says": NAME | {"form": "pronoun"}}]
BAD = (DIFFERENT, verdicts({**ABOUT_M3, "candidates": CANDIDATES}))
GOOD = (*BAD, Edit(VERDICTS, set={"/verdicts/0/candidates/1/says/form": "nominal"}))


def check(view: VerdictsView) -> Iterator[Fault]:
    """Report what was found of this kind when verdicts were read."""
    return reported(view, __name__)
