"""The actor that an outlet is stands in the register of actors.

What such an outlet says in its own voice is the actor's stance; without an entry it would be nobody's.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..records import OutletRegister
from ._example import Edit
from ._hints import nearest
from ._tale import OUTLETS
from ._views import RecordView

VIEW = "outlets"
WAY_OUT = "Correct the id, or add the actor to corpus/actors.json; an outlet that is no actor has no `actor`."
BAD = (Edit(OUTLETS, set={"/outlets/1/actor": "oss-gazete"}),)
GOOD = (Edit(OUTLETS, remove=("/outlets/1/actor",)),)


def check(view: RecordView[OutletRegister]) -> Iterator[Fault]:
    """Report every actor that the register lacks, with the nearest ids it has."""
    register = view.folder.actors
    if register is None:
        return
    for i, outlet in enumerate(view.record.outlets):
        if outlet.actor is not None and outlet.actor not in register:
            hint = nearest(outlet.actor, register)
            yield Fault(f"/outlets/{i}/actor", f"no actor of the register has this id{hint}", outlet.actor)
