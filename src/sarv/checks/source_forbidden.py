"""Only where a collection's texts come out of pinned files does a document say from which.

Texts that are shipped are fetched from nowhere, and the user's own files are known by their checksums.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._tale import LETTER, LETTERS_IN_ARCHIVE
from ._views import DocumentView

VIEW = "document"
WAY_OUT = "Remove `source` from the document, or give the collection the pinned files that it means."
BAD = (Edit(LETTER, set={"/source": {"file": "bundle", "key": "LETTER-1"}}),)
GOOD = LETTERS_IN_ARCHIVE


def check(view: DocumentView) -> Iterator[Fault]:
    """Report a source in a collection that has no pinned files."""
    if view.collection is not None and view.pinned_names is None and view.record.source is not None:
        yield Fault("/source", "the collection has no pinned files", view.record.source.file)
