"""A document counts when it is submitted, with all changes to it.

What was skipped says nothing, and a draft is kept on the server until its annotator submits it.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._reported import reported
from ._submissions import EXPORT
from ._views import SubmissionView

VIEW = "submission"
WAY_OUT = "Open the document on the page and press Submit, or Update; if it cannot be annotated, take it out of the round."
BAD = (Edit(EXPORT, set={"/0/annotations/0/was_cancelled": True}),)
GOOD = (Edit(EXPORT, set={"/0/drafts/-": {"id": 1, "annotation": None, "result": []}}),)


def check(view: SubmissionView) -> Iterator[Fault]:
    """Report what was found of this kind when the submission was read."""
    return reported(view, __name__)
