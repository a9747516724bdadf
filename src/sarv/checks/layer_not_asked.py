"""Judgments are of the layers that the round covers.

Nobody was asked for others, so their absence elsewhere says nothing, and agreement on them cannot be told. In a round on stance
alone, events are shown for stances to be about; there are no new ones.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._reported import reported
from ._submissions import EXPORT, ROWS
from ._views import SubmissionView

VIEW = "submission"
WAY_OUT = (
    "Delete the regions on the page, untick the layer under “I have finished”, and press Update; or open a round for the layer."
)
BAD = (Edit(EXPORT, set={f"{ROWS}/91/value/choices/2": "genre"}),)
GOOD = (Edit(EXPORT, remove=(f"{ROWS}/91/value/choices/2",)),)


def check(view: SubmissionView) -> Iterator[Fault]:
    """Report what was found of this kind when the submission was read."""
    return reported(view, __name__)
