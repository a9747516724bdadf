"""A document lies where it says: its id is the name of its file, its collection that of its folder, and the id begins with it.

From the id alone everybody can tell in which collection the document is, and no two collections can have the same id.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import DOCUMENT, Edit
from ._views import DocumentView

VIEW = "document"
WAY_OUT = "Move or rename the file, or correct what it says; an id is its collection's id, a hyphen, and more."
BAD = (Edit(DOCUMENT, set={"/collection": "letters"}),)
GOOD = (Edit(DOCUMENT, set={"/collection": "tale"}),)


def check(view: DocumentView) -> Iterator[Fault]:
    """Report an id and a collection that differ from the file's place, and a name that is another collection's."""
    name, collection = view.name, view.collection_name
    if view.record.id != name:
        yield Fault("/id", f"the file is named {name}", view.record.id)
    if view.record.collection != collection:
        yield Fault("/collection", f"the file lies in the folder {collection}", view.record.collection)
    owners = [other for other in view.folder.collections if name.startswith(f"{other}-")]
    if not name.startswith(f"{collection}-"):
        yield Fault("/id", f"ids of this collection begin with {collection}-", name)
    elif any(len(other) > len(collection) for other in owners):
        owner = max(owners, key=len)
        yield Fault("/id", f"an id that begins with {owner}- is of the collection {owner}", name)
