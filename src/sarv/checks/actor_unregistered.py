"""Every actor that is chosen on the page is in the register by the time of collecting.

The page offers the register as it was when the round was opened. For an actor that it lacked, annotators choose
`_unregistered` and type the id that its entry shall have; until there is one, the id links to nothing.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._reported import reported
from ._submissions import EXPORT, ROWS, TYPED
from ._views import SubmissionView

VIEW = "submission"
WAY_OUT = "Add the actor to corpus/actors.json under the typed id; or correct the id on the page, one for each `_unregistered`."
BAD = (Edit(EXPORT, set={f"{ROWS}/1/value/taxonomy/0/0": "_unregistered"}),)
GOOD = (Edit(EXPORT, set={f"{ROWS}/1/value/taxonomy/0/0": "_unregistered", f"{ROWS}/-": TYPED}),)


def check(view: SubmissionView) -> Iterator[Fault]:
    """Report what was found of this kind when the submission was read."""
    return reported(view, __name__)
