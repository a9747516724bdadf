"""The reason of a decision on a stand-off document does not repeat words of its text.

The texts of such a collection are others' and may not be passed on. Eight words in a row are taken for words of the text, and so
are its sentences from three words on, as far as the text is at hand. The finding does not show the words either.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..reading import pointer_to
from ..records import Decisions
from ._borrowed import Borrowed
from ._example import Edit
from ._tale import CHECKSUMS, LETTER_IN_ROUND
from ._views import JudgmentsView

VIEW = "decisions"
WAY_OUT = "Say it in other words, and remove the old ones from the history of the repository if they were committed."
DECISIONS = "annotations/rounds/first/decisions/letters-0001.json"
MENTION = {"id": "m1", "spans": [{"start": 2, "end": 8}], "actors": ["millers"], "form": "nominal"}
DECIDED = (
    *LETTER_IN_ROUND,
    Edit("corpus/letters/letters-0001.txt", content=b"A letter that is not here.\n"),
    Edit(
        DECISIONS,
        content=b"{}",
        set={
            "/document": "letters-0001",
            "/round": "first",
            "/adjudicator": "judge",
            "/text_sha256": CHECKSUMS["letters-0001"],
            "/decisions": [{"instead_of": [], "mention": MENTION, "reason": "It says: a letter that is not here."}],
        },
    ),
)
BAD = DECIDED
GOOD = (*DECIDED, Edit(DECISIONS, set={"/decisions/0/reason": "It says that it is not here."}))


def check(view: JudgmentsView[Decisions]) -> Iterator[Fault]:
    """Report every reason with words of the text."""
    if view.text is None or not view.stand_off:
        return
    borrowed = Borrowed(view.text)
    for i, decision in enumerate(view.record.decisions):
        if borrowed.stretches(decision.reason):
            message = "the collection does not ship its texts, and this repeats words of one"
            yield Fault(pointer_to("decisions", i, "reason"), message)
