"""A region is a stretch of the text that holds more than blanks.

Start and end are whole numbers of code points. The server takes any numbers, and the page shows and submits them unchanged.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._reported import reported
from ._submissions import EXPORT, ROWS
from ._views import SubmissionView

VIEW = "submission"
WAY_OUT = "Delete the region on the page and mark the words again; in a program, count code points, not bytes or UTF-16 units."
BAD = (Edit(EXPORT, set={f"{ROWS}/36/value/end": 190}),)
GOOD = (Edit(EXPORT, set={f"{ROWS}/36/value/end": 191}),)


def check(view: SubmissionView) -> Iterator[Fault]:
    """Report what was found of this kind when the submission was read."""
    return reported(view, __name__)
