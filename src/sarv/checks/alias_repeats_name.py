"""The aliases of an actor are other names than its name.

A name that stands twice in an entry counts twice when mentions are looked up.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..records import ActorRegister
from ._example import Edit
from ._tale import ACTORS
from ._views import RecordView

VIEW = "actors"
WAY_OUT = "Remove the alias."
BAD = (Edit(ACTORS, set={"/actors/1/aliases/-": "Ferrymen of Ral"}),)
GOOD = (Edit(ACTORS, set={"/actors/1/aliases/-": "ferrymen of Ral"}),)


def check(view: RecordView[ActorRegister]) -> Iterator[Fault]:
    """Report every alias that is the name of its own entry."""
    for i, actor in enumerate(view.record.actors):
        if actor.name in actor.aliases:
            yield Fault(f"/actors/{i}/aliases/{actor.aliases.index(actor.name)}", "this is the name of the entry", actor.name)
