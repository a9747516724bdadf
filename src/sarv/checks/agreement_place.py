"""Published agreement lies in the folder of its round.

In another's folder it would be read as that round's.
"""

from collections.abc import Iterator
from dataclasses import replace

from ..findings import Fault
from ..records import Agreement
from ._tale import COMPARED
from ._views import RecordView

VIEW = "agreement"
WAY_OUT = "Move the file into the folder of its round, or make it anew by `sarv agree ROUND --store`."
BAD = (replace(COMPARED, set={"/round": "fist"}),)
GOOD = (COMPARED,)


def check(view: RecordView[Agreement]) -> Iterator[Fault]:
    """Report a round that is not the folder's."""
    if view.record.round != view.name:
        yield Fault("/round", f"the folder is named {view.name}", view.record.round)
