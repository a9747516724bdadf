"""A program submits one annotation of a document, and submits it once.

A second one with other content would be another pass. What people change on the page while they work is one pass; a program that
runs again has seen what it said before, or is not the same program any more.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._reported import reported
from ._submissions import EXPORT
from ._tale import QUOTES
from ._views import SubmissionView

VIEW = "collecting"
WAY_OUT = "Keep what was submitted, and hand in the other annotation under another annotator's name or in another round."
BAD = (Edit(QUOTES, set={"/mentions/0/form": "nominal"}),)
GOOD: tuple[Edit, ...] = (*BAD, Edit(EXPORT, remove=("/0/annotations/0",)))


def check(view: SubmissionView) -> Iterator[Fault]:
    """Report what was found of this kind when files were to be submitted."""
    return reported(view, __name__)
