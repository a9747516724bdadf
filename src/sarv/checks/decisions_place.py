"""Decisions lie where they say: their document and round are the names of their file and of the round's folder.

Gold is derived from the decisions that lie in the round, whatever they say they are about.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..records import Decisions
from ._example import Edit
from ._tale import DECISIONS
from ._views import JudgmentsView

VIEW = "decisions"
WAY_OUT = "Move the file to annotations/rounds/ROUND/decisions/DOCUMENT.json, or correct what it says."
BAD = (Edit(DECISIONS, set={"/document": "tale-0002"}),)
GOOD = (Edit(DECISIONS, set={"/document": "tale-0001"}),)


def check(view: JudgmentsView[Decisions]) -> Iterator[Fault]:
    """Report the document and the round that differ from the file's place."""
    decisions = view.record
    if decisions.document != view.name:
        yield Fault("/document", f"the file is named {view.name}", decisions.document)
    if decisions.round != view.round_name:
        yield Fault("/round", f"the file lies in the round {view.round_name}", decisions.round)
