"""A relation joins two regions that are there.

A task with another in its pre-annotations does not open on the page; the server takes it all the same.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._reported import reported
from ._submissions import EXPORT, ROWS
from ._views import SubmissionView

VIEW = "submission"
WAY_OUT = "Remove the relation; where a pre-annotation leaves out a region, it leaves out its relations."
BAD = (Edit(EXPORT, set={f"{ROWS}/97/to_id": "e9-t1"}),)
GOOD = (Edit(EXPORT, set={f"{ROWS}/97/to_id": "e3-t1"}),)


def check(view: SubmissionView) -> Iterator[Fault]:
    """Report what was found of this kind when the submission was read."""
    return reported(view, __name__)
