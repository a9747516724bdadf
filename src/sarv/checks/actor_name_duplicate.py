"""No two actors have the same name.

Whoever reads a table of results sees names; and two entries of one name are mostly one actor that was entered twice. Aliases may
be shared.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..records import ActorRegister
from ._example import Edit
from ._repeats import repeats
from ._tale import ACTORS
from ._views import RecordView

VIEW = "actors"
WAY_OUT = "Join the two entries; or say in the name what tells them apart, such as the place or the years."
BAD = (Edit(ACTORS, set={"/actors/2/name": "Ferrymen of Ral"}),)
GOOD = (Edit(ACTORS, set={"/actors/2/aliases/-": "Ferrymen of Ral"}),)


def check(view: RecordView[ActorRegister]) -> Iterator[Fault]:
    """Report every name that an earlier entry has."""
    actors = view.record.actors
    for i, first in repeats([actor.name for actor in actors]):
        yield Fault(f"/actors/{i}/name", f"{actors[first].id} has this name", actors[i].name)
