"""The events that a round on stance shows are those of gold, then and now.

Stances refer to them by number. Where gold has another event under the number by now, a stance would be about something that its
annotator never saw.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._reported import reported
from ._submissions import EXPORT, ROWS
from ._tale import ONE, ROUND, second
from ._views import SubmissionView

VIEW = "collecting"
WAY_OUT = (
    "Bring back the gold that the round was opened on until its submissions are collected; where the annotator moved the mark of "
    "the event, let them move it back."
)


def _shown(start: int, end: int) -> tuple[Edit, ...]:
    """A round on stance, in which a document was submitted with its first event at that place, and nothing said of it."""
    trigger = {"start": start, "end": end, "labels": ["trigger"]}
    row = {"id": "e1-t1", "from_name": "region", "to_name": "text", "type": "labels", "value": trigger}
    return (
        Edit(ROUND, set={"/layers": ["stance"]}),
        second(layers=("actors", "violence")),
        Edit(ONE, delete=True),
        Edit(EXPORT, set={ROWS: [row]}),
    )


BAD = _shown(56, 63)
GOOD = _shown(9, 13)


def check(view: SubmissionView) -> Iterator[Fault]:
    """Report what was found of this kind when the submissions were collected."""
    return reported(view, __name__)
