"""A document of a collection that ships its texts has its text beside it.

Without the text there is nothing to read, to annotate or to learn from.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import TEXT, Edit
from ._tale import LETTER
from ._views import DocumentView

VIEW = "document"
WAY_OUT = "Restore the text from its last version; where the collection does not ship its texts, fetch it: `sarv hydrate`."
BAD = (Edit(TEXT, delete=True),)
GOOD = (Edit(LETTER, set={"/language": "fr"}),)


def check(view: DocumentView) -> Iterator[Fault]:
    """Report a document without a text file. One that cannot be read has other findings."""
    path = f"{view.path.removesuffix('.json')}.txt"
    if view.shipped and view.text is None and path not in view.folder.entries:
        yield Fault("/text", f"there is no {view.name}.txt", view.record.id)
