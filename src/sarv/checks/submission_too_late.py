"""An annotation does not change after it was compared with others.

Decisions and gold were made of what was collected. Were it changed under them, they would speak of elements that nobody gave, and
agreement would be that of annotators who have seen the outcome.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._reported import reported
from ._submissions import EXPORT
from ._tale import DECISIONS
from ._views import SubmissionView

VIEW = "collecting"
WAY_OUT = "Let it be, and decide otherwise in the round's decisions; or collect with --replace, and adjudicate the document anew."
BAD = (Edit(EXPORT, set={"/0/annotations/0/result/2/value/choices": ["nominal"]}),)
GOOD: tuple[Edit, ...] = (*BAD, Edit(DECISIONS, delete=True), Edit(GOLD, delete=True))


def check(view: SubmissionView) -> Iterator[Fault]:
    """Report what was found of this kind when the submissions were collected."""
    return reported(view, __name__)
