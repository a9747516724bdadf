"""The register of actors is sorted by id, and no id is in it twice.

Two entries of one id are two answers to whom a mention means. In a sorted list the second would stand beside the first, and
everybody would see it.
"""

from collections.abc import Iterator
from itertools import pairwise

from ..findings import Fault
from ..records import ActorRegister
from ._example import Edit
from ._tale import ACTORS
from ._views import RecordView

VIEW = "actors"
WAY_OUT = "Sort the entries by id, character by character; of two with one id keep one, or give one another id."
BAKERS = {"id": "bakers", "name": "Bakers of Oss", "aliases": [], "kind": "group", "type": "civilians"}
BAD = (Edit(ACTORS, set={"/actors/-": BAKERS}),)
GOOD = (Edit(ACTORS, set={"/actors/-": BAKERS | {"id": "zoe-marn-bakers"}}),)


def check(view: RecordView[ActorRegister]) -> Iterator[Fault]:
    """Report every entry whose id is that of its predecessor or should stand before it."""
    names = [actor.id for actor in view.record.actors]
    for i, (last, name) in enumerate(pairwise(names), 1):
        if name <= last:
            message = "the entry before has this id" if name == last else f"stands after {last}"
            yield Fault(f"/actors/{i}/id", message, name)
