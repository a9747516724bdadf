"""What a server gives out, or is to take in, has the shape that Label Studio gives it.

A task without data, a row without a region or a relation without ends says nothing, and nobody can tell what it should have said.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._reported import reported
from ._submissions import EXPORT, ROWS
from ._views import SubmissionView

VIEW = "submission"
WAY_OUT = "Export again from a server of the tested version; mend or leave out what a program of your own has sent."
BAD = (Edit(EXPORT, remove=(f"{ROWS}/42/value",)),)
GOOD = (Edit(EXPORT, remove=(f"{ROWS}/42/value/taxonomy",)),)


def check(view: SubmissionView) -> Iterator[Fault]:
    """Report what was found of this kind when the submission was read."""
    return reported(view, __name__)
