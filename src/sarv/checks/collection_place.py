"""A collection has the id of its folder.

The ids of its documents begin with it, and every path to them does.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..records import Collection
from ._example import Edit
from ._tale import TALE
from ._views import RecordView

VIEW = "collection"
WAY_OUT = "Correct the id; to rename a collection, rename its folder and all its documents too."
BAD = (Edit(TALE, set={"/id": "tales"}),)
GOOD = (Edit(TALE, set={"/title": "Tales"}),)


def check(view: RecordView[Collection]) -> Iterator[Fault]:
    """Report an id that is not the folder's name."""
    if view.record.id != view.name:
        yield Fault("/id", f"the folder is named {view.name}", view.record.id)
