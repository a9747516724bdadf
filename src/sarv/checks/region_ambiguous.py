"""A region has one place, one label, and one answer to each question that has one.

Two labels that are chosen before words are selected give one region both. Two regions of a pre-annotation with one id become one
region in two places.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._reported import reported
from ._submissions import EXPORT, ROWS
from ._views import SubmissionView

VIEW = "submission"
WAY_OUT = "Delete the region on the page, mark the words once for each label, and press Update."
BAD = (Edit(EXPORT, set={f"{ROWS}/2/value/end": 7}),)
GOOD = (Edit(EXPORT, set={f"{ROWS}/{row}/value/end": 7 for row in range(3)}),)


def check(view: SubmissionView) -> Iterator[Fault]:
    """Report what was found of this kind when the submission was read."""
    return reported(view, __name__)
