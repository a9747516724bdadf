"""A fact sheet lists the documents of its collection that report the incident: each of them, and no other.

Through the list the reports of one incident are compared with each other and with what happened.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..records import Incident
from ._example import Edit
from ._hints import nearest
from ._tale import INCIDENT
from ._views import RecordView

VIEW = "incident"
WAY_OUT = "Correct the list; or, where a document reports another incident than it says, its `incident`."
BAD = (Edit(INCIDENT, set={"/documents/-": "tale-0009"}),)
GOOD = (Edit(INCIDENT, set={"/documents": ["tale-0001"]}),)


def check(view: RecordView[Incident]) -> Iterator[Fault]:
    """Report every document of the list that is not of this incident, and every document of it that is not in the list."""
    folder, collection = view.folder, view.collection_name
    listed = view.record.documents
    for i, name in enumerate(listed):
        document = folder.documents.get(name)
        if document is None:
            if not folder.has_document(name):
                yield Fault(f"/documents/{i}", f"no collection has this document{nearest(name, folder.documents)}", name)
        elif document.collection != collection:
            yield Fault(f"/documents/{i}", f"this document is of the collection {document.collection}", name)
        elif document.incident != view.name and not folder.misses_fact_sheet(document):
            yield Fault(f"/documents/{i}", f"this document says that it reports {document.incident}", name)
    for name in folder.documents_of_incidents.get(f"{collection}/{view.name}", ()):
        if name not in listed:
            yield Fault("/documents", "a document that says that it reports this incident is not in the list", name)
