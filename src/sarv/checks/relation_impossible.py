"""A relation joins regions of which one can belong to the other, or two triggers; between two regions there is one each way.

What it means follows from the labels of its ends. A relation from a place to a mention means nothing, and mostly another region
at the same words was meant.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._reported import reported
from ._submissions import EXPORT, ROWS, relation
from ._views import SubmissionView

VIEW = "submission"
WAY_OUT = "Delete the relation on the page and draw it to the right region, such as the trigger of the event, and press Update."
BAD = (Edit(EXPORT, set={f"{ROWS}/97/to_id": "m1"}),)
GOOD = (Edit(EXPORT, set={f"{ROWS}/-": relation("e1-a3", "e2-t1")}),)


def check(view: SubmissionView) -> Iterator[Fault]:
    """Report what was found of this kind when the submission was read."""
    return reported(view, __name__)
