"""An annotator submits one annotation of a document.

The page lets the same person annotate a task again. Which of the two they mean, only they can say.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._reported import reported
from ._submissions import AGAIN, EXPORT
from ._views import SubmissionView

VIEW = "submission"
WAY_OUT = "Let the annotator delete one of the two on the page."
BAD = (Edit(EXPORT, set={"/0/annotations/-": AGAIN}),)
GOOD = (Edit(EXPORT, set={"/0/annotations/-": AGAIN | {"was_cancelled": True}}),)


def check(view: SubmissionView) -> Iterator[Fault]:
    """Report what was found of this kind when the submission was read."""
    return reported(view, __name__)
