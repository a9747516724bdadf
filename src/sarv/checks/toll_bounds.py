"""A toll gives a number: `low`, `high` or both, and `low` is not above `high`.

At least three is `low` 3 alone, at most three `high` 3 alone, exactly three is both. A toll without a number says nothing that
the claims cannot say.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..records import Incident
from ._example import Edit
from ._tale import INCIDENT
from ._views import RecordView

VIEW = "incident"
WAY_OUT = "Correct the numbers; what was said without one is a claim."
BAD = (Edit(INCIDENT, set={"/tolls/0/high": 2}),)
GOOD = (Edit(INCIDENT, set={"/tolls/0/high": 3}),)


def check(view: RecordView[Incident]) -> Iterator[Fault]:
    """Report every toll without a number and every one whose least is above its most."""
    for i, toll in enumerate(view.record.tolls):
        if toll.low is None and toll.high is None:
            yield Fault(f"/tolls/{i}", "a toll has low, high or both; this one has neither", toll.kind)
        elif toll.low is not None and toll.high is not None and toll.low > toll.high:
            yield Fault(f"/tolls/{i}/high", f"low is {toll.low}, and high is less", toll.high)
