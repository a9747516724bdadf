"""A link between two events points from one to the other and has a type.

A relation between two triggers is drawn without a type, which is chosen afterwards, and a click on its arrow makes it point both
ways. To be part of something is not to contain it.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._reported import reported
from ._submissions import EXPORT, ROWS
from ._views import SubmissionView

VIEW = "submission"
WAY_OUT = "Under Relations on the page, let the arrow point one way, choose the type under the three dots, and press Update."
BAD = (Edit(EXPORT, remove=(f"{ROWS}/102/labels",)),)
GOOD = (Edit(EXPORT, set={f"{ROWS}/102/labels": ["responds_to"]}),)


def check(view: SubmissionView) -> Iterator[Fault]:
    """Report what was found of this kind when the submission was read."""
    return reported(view, __name__)
