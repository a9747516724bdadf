"""An actor does not end before it begins.

An entry holds from `valid_from` to `valid_to`, both days included; the other way round, it holds never.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..records import ActorRegister
from ._example import Edit
from ._tale import ACTORS
from ._views import RecordView

VIEW = "actors"
WAY_OUT = "Look the dates up; if they were exchanged, exchange them back."
BAD = (Edit(ACTORS, set={"/actors/5/valid_to": "2000-12-31"}),)
GOOD = (Edit(ACTORS, set={"/actors/5/valid_to": "2001-01-01"}),)


def check(view: RecordView[ActorRegister]) -> Iterator[Fault]:
    """Report every entry whose last day lies before its first."""
    for i, actor in enumerate(view.record.actors):
        # Dates are written so that they sort as text.
        if actor.valid_from is not None and actor.valid_to is not None and actor.valid_to < actor.valid_from:
            yield Fault(f"/actors/{i}/valid_to", f"the entry holds from {actor.valid_from}", actor.valid_to)
