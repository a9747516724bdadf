"""Whoever claims something of an incident, or gives a toll, is in a register: an actor or an outlet.

A report is held against who claimed what; a claim of nobody can be held against nothing.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..records import Incident
from ._example import Edit
from ._hints import nearest
from ._tale import INCIDENT
from ._views import RecordView

VIEW = "incident"
WAY_OUT = "Correct the id, or add the actor to corpus/actors.json, the outlet to corpus/outlets.json."
BAD = (Edit(INCIDENT, set={"/claims/0/by": "the-nameless"}),)
GOOD = (Edit(INCIDENT, set={"/claims/0/by": "bridge-office-notices"}),)


def check(view: RecordView[Incident]) -> Iterator[Fault]:
    """Report every id that neither register has, with the nearest that they have."""
    actors, outlets = view.folder.actors, view.folder.outlets
    if actors is None or outlets is None:
        return
    claims, tolls = view.record.claims, view.record.tolls
    for key, names in (("claims", [claim.by for claim in claims]), ("tolls", [toll.by for toll in tolls])):
        for i, name in enumerate(names):
            if name not in actors and name not in outlets:
                hint = nearest(name, (*actors, *outlets))
                yield Fault(f"/{key}/{i}/by", f"no actor or outlet has this id{hint}", name)
