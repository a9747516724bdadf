"""The datasheet answers each question once, in the order of the questionnaire.

Two answers to one question could differ, and only one would be shown; in one order, a question is found where it is looked for.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..questions import questions
from ..records import Datasheet
from ._example import Edit
from ._tale import DATASHEET
from ._views import RecordView

VIEW = "datasheet"
WAY_OUT = "Keep one answer to each question, and put them in the order of `schema/questionnaires/datasheet.json`."
BAD = (
    Edit(
        DATASHEET,
        set={"/answers/-": {"question": "motivation-purpose", "written_for": "0.1.0", "answer": "It has two purposes now."}},
    ),
)
GOOD = (Edit(DATASHEET, set={"/answers/0/answer": "It has two purposes now."}),)


def check(view: RecordView[Datasheet]) -> Iterator[Fault]:
    """Report every answer that repeats a question or stands behind a later one."""
    order = {name: number for number, name in enumerate(questions())}
    seen: set[str] = set()
    last = -1
    for i, one in enumerate(view.record.answers):
        number = order.get(one.question, len(order))
        if one.question in seen:
            yield Fault(f"/answers/{i}/question", "this question was answered before", one.question)
        elif number < last:
            yield Fault(f"/answers/{i}/question", "this question stands before the one above it", one.question)
        elif one.question in order:
            last = number
        seen.add(one.question)
