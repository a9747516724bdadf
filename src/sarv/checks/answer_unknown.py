"""An answer is one that the page offers, to a question that the region is asked.

The server takes any answer to any question. What the page does not offer came from elsewhere, or from a labelling config that was
changed after the round was opened.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._reported import reported
from ._submissions import EXPORT, ROWS
from ._views import SubmissionView

VIEW = "submission"
WAY_OUT = "Choose one of the answers on the page and press Update; leave the labelling config of a round as it is."
BAD = (Edit(EXPORT, set={f"{ROWS}/2/value/choices/0": "names"}),)
GOOD = (Edit(EXPORT, set={f"{ROWS}/2/value/choices/0": "nominal"}),)


def check(view: SubmissionView) -> Iterator[Fault]:
    """Report what was found of this kind when the submission was read."""
    return reported(view, __name__)
