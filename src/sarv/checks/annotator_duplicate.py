"""Those who judge in a round have different names: its annotators, and its adjudicator.

An annotation names its annotator, and would name two. Whoever decides between annotators cannot be one of them.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..records import Round
from ._example import Edit
from ._repeats import repeats
from ._tale import ROUND, blank
from ._views import RecordView

VIEW = "round"
WAY_OUT = "Remove the second entry, or give each a name of their own."
ONE_AGAIN = {"id": "one", "kind": "program", "description": "Says nothing."}
BAD = (
    Edit(ROUND, set={"/annotators/1": ONE_AGAIN, "/annotators/-": {"id": "two", "kind": "program", "description": "Copied."}}),
)
GOOD = (
    Edit(ROUND, set={"/annotators/-": ONE_AGAIN | {"id": "zero"}}),
    blank("tale-0001", "zero"),
    blank("tale-0002", "zero"),
    blank("tale-0003", "zero"),
)


def check(view: RecordView[Round]) -> Iterator[Fault]:
    """Report every annotator with the name of an earlier one, and an adjudicator with the name of an annotator."""
    annotators = [annotator.id for annotator in view.record.annotators]
    for i, _ in repeats(annotators):
        yield Fault(f"/annotators/{i}/id", "an earlier annotator has this name", annotators[i])
    adjudicator = view.record.adjudicator
    if adjudicator is not None and adjudicator.id in annotators:
        yield Fault("/adjudicator/id", "an annotator of the round has this name", adjudicator.id)
