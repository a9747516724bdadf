"""Where a collection has fact sheets, the incident of each of its documents has one.

A document without a known truth cannot be compared with one; and a misspelt incident is one more, in whatever split.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import DOCUMENT, Edit
from ._hints import nearest
from ._tale import LETTER
from ._views import DocumentView

VIEW = "document"
WAY_OUT = "Correct the incident, or write its fact sheet, corpus/COLLECTION/incidents/INCIDENT.json."
BAD = (Edit(DOCUMENT, set={"/incident": "ral-siege"}),)
GOOD = (Edit(LETTER, set={"/incident": "ral-siege"}),)


def check(view: DocumentView) -> Iterator[Fault]:
    """Report an incident without a fact sheet, with the nearest that have one."""
    incident, collection = view.record.incident, f"{view.collection_name}/"
    if view.folder.misses_fact_sheet(view.record):
        known = [name.removeprefix(collection) for name in view.folder.incidents if name.startswith(collection)]
        yield Fault("/incident", f"no fact sheet of the collection has this name{nearest(incident, known)}", incident)
