"""The register of outlets is sorted by id, and no id is in it twice.

Two entries of one id are two answers to who published a document. In a sorted list the second would stand beside the first, and
everybody would see it.
"""

from collections.abc import Iterator
from itertools import pairwise

from ..findings import Fault
from ..records import OutletRegister
from ._example import Edit
from ._tale import OUTLETS
from ._views import RecordView

VIEW = "outlets"
WAY_OUT = "Sort the entries by id, character by character; of two with one id keep one, or give one another id."
NEWS = {"id": "mill-news", "name": "Mill News", "alignment": "independent", "description": "A weekly."}
BAD = (Edit(OUTLETS, set={"/outlets/-": NEWS}),)
GOOD = (Edit(OUTLETS, set={"/outlets/-": NEWS | {"id": "ral-news"}}),)


def check(view: RecordView[OutletRegister]) -> Iterator[Fault]:
    """Report every entry whose id is that of its predecessor or should stand before it."""
    names = [outlet.id for outlet in view.record.outlets]
    for i, (last, name) in enumerate(pairwise(names), 1):
        if name <= last:
            message = "the entry before has this id" if name == last else f"stands after {last}"
            yield Fault(f"/outlets/{i}/id", message, name)
