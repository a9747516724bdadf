"""A country is an ISO 3166-1 alpha-3 code, or the id of a state in the register of actors.

Real states have their code, by which other datasets know them; invented ones have only their entry.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..records import ActorRegister, OutletRegister
from ..schema import vocabulary
from ._example import Edit
from ._hints import nearest
from ._tale import OUTLETS
from ._views import RecordView

VIEW = ("actors", "outlets")
WAY_OUT = "Correct the country; an invented state needs an actor of the kind state."
BAD = (Edit(OUTLETS, set={"/outlets/1/country": "millers"}),)
GOOD = (Edit(OUTLETS, set={"/outlets/1/country": "OMN"}),)


def check(view: RecordView[ActorRegister | OutletRegister]) -> Iterator[Fault]:
    """Report every country that is neither, with the nearest that are."""
    register = view.folder.actors
    if register is None:
        return
    key = "actors" if isinstance(view.record, ActorRegister) else "outlets"
    entries = view.record.actors if isinstance(view.record, ActorRegister) else view.record.outlets
    known = vocabulary("iso3166-1-alpha-3") | {actor.id for actor in register.values() if actor.kind == "state"}
    for i, country in enumerate(entry.country for entry in entries):
        if country is not None and country not in known:
            message = f"neither an ISO 3166-1 alpha-3 code nor a state of the register{nearest(country, sorted(known))}"
            yield Fault(f"/{key}/{i}/country", message, country)
