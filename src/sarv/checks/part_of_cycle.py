"""No actor is, directly or through others, part of itself.

What is part of a body is smaller; where the entries lead in a circle, one of them points the wrong way.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..records import ActorRegister
from ._cycles import closing_steps
from ._example import Edit
from ._tale import ACTORS
from ._views import RecordView

VIEW = "actors"
WAY_OUT = "Keep what leads from the part to the whole, and remove the other."
BAD = (Edit(ACTORS, set={"/actors/3/part_of": "wardens"}),)
GOOD = (Edit(ACTORS, set={"/actors/2/part_of": "wardens"}),)


def check(view: RecordView[ActorRegister]) -> Iterator[Fault]:
    """Report one entry of every circle."""
    actors = view.record.actors
    closing = set(closing_steps([(actor.id, actor.part_of) for actor in actors if actor.part_of is not None]))
    for i, actor in enumerate(actors):
        if (actor.id, actor.part_of) in closing:
            yield Fault(f"/actors/{i}/part_of", f"this leads back to {actor.id}", actor.part_of)
