"""The claims and the tolls of an incident stand in the order of their dates.

A toll grows and a claim is taken back over days; in order, the list tells how.
"""

from collections.abc import Iterator
from itertools import pairwise

from ..findings import Fault
from ..records import Incident
from ._example import Edit
from ._tale import INCIDENT
from ._views import RecordView

VIEW = "incident"
WAY_OUT = "Sort the list by date; what is of one day may stand in any order."
EARLIER = {"by": "ferrymen", "on": "2018-05-02", "claim": "We will shut the crossing."}
BAD = (Edit(INCIDENT, set={"/claims/-": EARLIER}),)
GOOD = (Edit(INCIDENT, set={"/claims/-": EARLIER | {"on": "2018-05-03"}}),)


def check(view: RecordView[Incident]) -> Iterator[Fault]:
    """Report every claim and every toll that is earlier than its predecessor."""
    claims, tolls = view.record.claims, view.record.tolls
    for key, dates in (("claims", [claim.on for claim in claims]), ("tolls", [toll.on for toll in tolls])):
        for i, (last, date) in enumerate(pairwise(dates), 1):
            if date < last:
                yield Fault(f"/{key}/{i}/on", f"stands after one of {last}", date)
