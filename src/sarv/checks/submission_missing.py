"""What was collected from the server once is still there.

A task that disappears, or a submission that its annotator takes back, does not take back what the corpus holds: somebody has to
say whether the annotation still counts.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._reported import reported
from ._submissions import EXPORT
from ._tale import ONE
from ._views import SubmissionView

VIEW = "collecting"
WAY_OUT = "Let the annotator submit the document again; or delete the file that was collected, if it does not count."
BAD = (Edit(EXPORT, remove=("/0/annotations/0",)),)
GOOD: tuple[Edit, ...] = (*BAD, Edit(ONE, delete=True))


def check(view: SubmissionView) -> Iterator[Fault]:
    """Report what was found of this kind when the submissions were collected."""
    return reported(view, __name__)
