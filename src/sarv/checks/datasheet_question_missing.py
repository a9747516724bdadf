"""The datasheet answers every question of the questionnaire.

A question that is left out reads as if nobody had thought of it. Some do not apply to every corpus; the answer then says so, and
why.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..questions import questions
from ..records import Datasheet
from ._example import Edit
from ._tale import DATASHEET
from ._views import RecordView

VIEW = "datasheet"
WAY_OUT = "Answer the question, in its place; where it does not apply, say why."
BAD = (Edit(DATASHEET, remove=("/answers/0",)),)
GOOD = (Edit(DATASHEET, set={"/answers/0/answer": "It is the example of the tests."}),)


def check(view: RecordView[Datasheet]) -> Iterator[Fault]:
    """Report every question without an answer."""
    answered = {one.question for one in view.record.answers}
    for name, question in questions().items():
        if name not in answered:
            yield Fault("/answers", f"no answer to {name}: {question.asks}", name)
