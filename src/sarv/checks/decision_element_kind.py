"""A decision puts a mention in the place of mentions, a stance in that of stances, an event in that of events.

What is another thing altogether is two decisions: the elements are dropped for one reason, the new one is added for another.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..reading import pointer_to
from ..records import Decisions
from ._example import Edit
from ._tale import DECISIONS
from ._views import JudgmentsView

VIEW = "decisions"
WAY_OUT = "Correct the reference; or make two decisions: one without an element, one with an empty `instead_of`."
BAD = (Edit(DECISIONS, set={"/decisions/0/instead_of/1/element": "s3"}),)
GOOD = (Edit(DECISIONS, set={"/decisions/0/instead_of/1/element": "m5"}),)

_KINDS = {"m": "a mention", "s": "a stance", "e": "an event"}


def check(view: JudgmentsView[Decisions]) -> Iterator[Fault]:
    """Report every reference to an element of another kind than the one that takes its place. The first letter tells."""
    for i, decision in enumerate(view.record.decisions):
        given = decision.mention or decision.stance or decision.event
        if given is None:
            continue
        for j, reference in enumerate(decision.instead_of):
            if reference.element[0] != given.id[0]:
                message = f"this is {_KINDS[reference.element[0]]}, and {_KINDS[given.id[0]]} takes its place"
                yield Fault(pointer_to("decisions", i, "instead_of", j, "element"), message, reference.element)
