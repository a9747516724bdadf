"""A region has an answer to every question that it must answer.

What was not answered cannot be guessed. The page asks for an answer before it submits, but a server takes what any program
sends.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._reported import reported
from ._submissions import EXPORT, ROWS
from ._views import SubmissionView

VIEW = "submission"
WAY_OUT = "Open the document on the page, select the region, answer the question, and press Update."
BAD = (Edit(EXPORT, remove=(f"{ROWS}/2",)),)
GOOD = (Edit(EXPORT, remove=(f"{ROWS}/42",)),)


def check(view: SubmissionView) -> Iterator[Fault]:
    """Report what was found of this kind when the submission was read."""
    return reported(view, __name__)
