"""A region has a label, one that the page offers.

The server takes any label, shows a region without one as if nothing were wrong, and lets one remove labels that are in use.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._reported import reported
from ._submissions import EXPORT, ROWS
from ._views import SubmissionView

VIEW = "submission"
WAY_OUT = (
    "Select the region on the page, give it one of the labels, and press Update; leave the labelling config of a round as it is."
)
BAD = (Edit(EXPORT, set={f"{ROWS}/54/value/labels/0": "perpetrators"}),)
GOOD = (Edit(EXPORT, set={f"{ROWS}/54/value/labels/0": "party"}),)


def check(view: SubmissionView) -> Iterator[Fault]:
    """Report what was found of this kind when the submission was read."""
    return reported(view, __name__)
