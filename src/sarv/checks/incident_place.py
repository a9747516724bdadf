"""An incident has the name of its file.

Documents name their incident, and its fact sheet is found by that name.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..records import Incident
from ._example import Edit
from ._tale import INCIDENT
from ._views import RecordView

VIEW = "incident"
WAY_OUT = "Correct `id`; or rename the file, and the incident in its documents."
BAD = (Edit(INCIDENT, set={"/id": "ral-blockage"}),)
GOOD = (Edit(INCIDENT, set={"/id": "ral-blockade"}),)


def check(view: RecordView[Incident]) -> Iterator[Fault]:
    """Report an id that differs from the file's name."""
    if view.record.id != view.name:
        yield Fault("/id", f"the file is named {view.name}", view.record.id)
