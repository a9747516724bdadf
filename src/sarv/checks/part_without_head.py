"""A part is related to what it is part of: a fragment, further cue or further trigger to one region, any other to one or more.

An argument without its trigger belongs to no event. To delete a region on the page deletes its relations too, and what they held
together falls apart unseen.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._reported import reported
from ._submissions import EXPORT, ROWS
from ._views import SubmissionView

VIEW = "submission"
WAY_OUT = "Relate the region to its trigger, cue or first fragment on the page, or delete it, and press Update."
BAD = (Edit(EXPORT, remove=(f"{ROWS}/97",)),)
GOOD = (Edit(EXPORT, set={f"{ROWS}/97/to_id": "e2-t1"}),)


def check(view: SubmissionView) -> Iterator[Fault]:
    """Report what was found of this kind when the submission was read."""
    return reported(view, __name__)
