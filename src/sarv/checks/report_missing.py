"""An event has at least one report: who says that it is so, in which voice, and how.

An event that the outlet tells in its own voice has a report too, by the outlet.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._reported import reported
from ._submissions import EXPORT, ROWS, relation
from ._views import SubmissionView

VIEW = "submission"
WAY_OUT = "Mark any words that help as a report on the page, answer who says so, relate it to the trigger, and press Update."
BAD = (Edit(EXPORT, set={f"{ROWS}/104/to_id": "e1-t1"}),)
GOOD = (Edit(EXPORT, set={f"{ROWS}/-": relation("e3-r1", "e1-t1")}),)


def check(view: SubmissionView) -> Iterator[Fault]:
    """Report what was found of this kind when the submission was read."""
    return reported(view, __name__)
