"""The datasheet answers no question that the questionnaire does not ask.

Such an answer would be shown nowhere, and what it was meant to answer would stay open.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..questions import questions
from ..records import Datasheet
from ._example import Edit
from ._hints import nearest
from ._tale import DATASHEET
from ._views import RecordView

VIEW = "datasheet"
WAY_OUT = "Correct the id, or delete the answer; the questions stand in `schema/questionnaires/datasheet.json`."
BAD = (
    Edit(
        DATASHEET,
        set={"/answers/-": {"question": "motivation-weather", "written_for": "0.1.0", "answer": "It rained all day."}},
    ),
)
GOOD = (Edit(DATASHEET, set={"/answers/0/question": "motivation-purpose"}),)


def check(view: RecordView[Datasheet]) -> Iterator[Fault]:
    """Report every answer to an unknown question, with the nearest that are asked."""
    for i, one in enumerate(view.record.answers):
        if one.question not in questions():
            yield Fault(f"/answers/{i}/question", f"this is not asked{nearest(one.question, questions())}", one.question)
