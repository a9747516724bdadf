"""An element is decided once.

Two decisions on one element are two answers to one question, and gold would have both.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..reading import pointer_to
from ..records import Decisions, ElementReference
from ._example import Edit
from ._repeats import repeats
from ._tale import DECISIONS
from ._views import JudgmentsView

VIEW = "decisions"
WAY_OUT = "Keep the decision that holds. Where an element becomes two, one decision replaces it and another adds the second."
DROP = {"instead_of": [{"annotator": "one", "element": "m6"}], "reason": "No mention."}
BAD = (Edit(DECISIONS, set={"/decisions/-": DROP}),)
GOOD = (Edit(DECISIONS, set={"/decisions/-": DROP | {"instead_of": [{"annotator": "one", "element": "m7"}]}}),)


def check(view: JudgmentsView[Decisions]) -> Iterator[Fault]:
    """Report every element that an earlier decision is about."""
    decisions = view.record.decisions
    places = [(i, j) for i, decision in enumerate(decisions) for j in range(len(decision.instead_of))]
    references = [reference for decision in decisions for reference in decision.instead_of]
    for again, first in repeats(references):
        i, j = places[again]
        message = f"decision {places[first][0] + 1} of the file is about this element, too"
        yield Fault(pointer_to("decisions", i, "instead_of", j), message, _shown(references[again]))


def _shown(reference: ElementReference) -> str:
    return f"{reference.element} of {reference.annotator}"
