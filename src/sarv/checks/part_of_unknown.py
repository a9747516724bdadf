"""What an actor is part of is in the register too.

Whoever adds up by government, army or movement follows these ids.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..records import ActorRegister
from ._example import Edit
from ._hints import nearest
from ._tale import ACTORS
from ._views import RecordView

VIEW = "actors"
WAY_OUT = "Correct the id, or add the body to the register."
BAD = (Edit(ACTORS, set={"/actors/2/part_of": "osse"}),)
GOOD = (Edit(ACTORS, set={"/actors/2/part_of": "oss"}),)


def check(view: RecordView[ActorRegister]) -> Iterator[Fault]:
    """Report every part_of that the register lacks, with the nearest ids it has."""
    known = {actor.id for actor in view.record.actors}
    for i, actor in enumerate(view.record.actors):
        if actor.part_of is not None and actor.part_of not in known:
            message = f"no actor of the register has this id{nearest(actor.part_of, sorted(known))}"
            yield Fault(f"/actors/{i}/part_of", message, actor.part_of)
