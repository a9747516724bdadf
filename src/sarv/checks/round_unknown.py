"""Judgments belong to a round that has its `round.json`.

It says who judged, on which guidelines and how; without it nobody can tell what the judgments are worth.
"""

from collections.abc import Iterator
from typing import Any

from ..findings import Fault
from ._example import GOLD, Edit
from ._hints import nearest
from ._views import JudgmentsView

VIEW = ("annotation", "decisions")
WAY_OUT = "Correct the round, or write its annotations/rounds/ROUND/round.json."
BAD = (Edit(GOLD, set={"/round": "fist"}),)
GOOD = (Edit(GOLD, set={"/round": "first"}),)


def check(view: JudgmentsView[Any]) -> Iterator[Fault]:
    """Report a round that has no round.json."""
    if view.round is None and not view.folder.has_round(view.round_name):
        hint = nearest(view.round_name, view.folder.rounds)
        yield Fault("/round", f"this round has no round.json{hint}", view.round_name)
