"""No two actors are the same item of Wikidata.

The item says who the actor is, beyond any corpus. Two entries of one item are one actor, or one of the items is wrong.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..records import ActorRegister
from ._example import Edit
from ._repeats import repeats
from ._tale import ACTORS
from ._views import RecordView

VIEW = "actors"
WAY_OUT = "Look the item up, and correct or remove it where it is another's; or join the two entries."
BAD = (Edit(ACTORS, set={"/actors/1/wikidata": "Q900000000001", "/actors/2/wikidata": "Q900000000001"}),)
GOOD = (Edit(ACTORS, set={"/actors/1/wikidata": "Q900000000001", "/actors/2/wikidata": "Q900000000002"}),)


def check(view: RecordView[ActorRegister]) -> Iterator[Fault]:
    """Report every item that an earlier entry has."""
    known = [(i, actor) for i, actor in enumerate(view.record.actors) if actor.wikidata is not None]
    for place, first in repeats([actor.wikidata for _, actor in known]):
        i, actor = known[place]
        yield Fault(f"/actors/{i}/wikidata", f"{known[first][1].id} is this item", actor.wikidata)
