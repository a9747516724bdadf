"""A round has the name of its folder.

Its annotations and its gold name the round by that, and so does whoever asks for it.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..records import Round
from ._example import Edit
from ._tale import ROUND
from ._views import RecordView

VIEW = "round"
WAY_OUT = "Correct `id`; or rename the folder, and the round in every annotation that names it."
BAD = (Edit(ROUND, set={"/id": "fist"}),)
GOOD = (Edit(ROUND, set={"/id": "first"}),)


def check(view: RecordView[Round]) -> Iterator[Fault]:
    """Report an id that differs from the folder's name."""
    if view.record.id != view.name:
        yield Fault("/id", f"the folder is named {view.name}", view.record.id)
