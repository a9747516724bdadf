"""Who decided is the adjudicator of the round.

In `round.json` it stands whether that is a person, a language model or a program, and what they were given to decide by.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..records import Decisions
from ._example import Edit
from ._tale import DECISIONS
from ._views import JudgmentsView

VIEW = "decisions"
WAY_OUT = "Name the adjudicator in round.json, or correct the name here; a round has one adjudicator for all its documents."
BAD = (Edit(DECISIONS, set={"/adjudicator": "jury"}),)
GOOD = (Edit(DECISIONS, set={"/adjudicator": "judge"}),)


def check(view: JudgmentsView[Decisions]) -> Iterator[Fault]:
    """Report an adjudicator whom the round does not name as its own."""
    if view.round is None:
        return
    own, name = view.round.adjudicator, view.record.adjudicator
    if own is None or own.id != name:
        has = "no adjudicator" if own is None else f"the adjudicator {own.id}"
        yield Fault("/adjudicator", f"the round {view.round_name} has {has}", name)
