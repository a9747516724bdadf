"""A stance has one target: an actor that is chosen, or one relation to a proposition or to the trigger of an event.

Whoever opposes a deed need not oppose its doer. Towards two targets there are two stances, which may share their words.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._reported import reported
from ._submissions import EXPORT, ROWS, relation
from ._views import SubmissionView

VIEW = "submission"
WAY_OUT = "On the page, choose the actor or draw the relation, not both; for another target, mark the words as a cue again."
BAD = (Edit(EXPORT, set={f"{ROWS}/-": relation("s1-c1", "e1-t1")}),)
GOOD = (Edit(EXPORT, remove=(f"{ROWS}/32",), set={f"{ROWS}/-": relation("s1-c1", "e1-t1")}),)


def check(view: SubmissionView) -> Iterator[Fault]:
    """Report what was found of this kind when the submission was read."""
    return reported(view, __name__)
