"""Where a collection's texts come out of pinned files, each document says from which and by which key.

Without it `sarv hydrate` cannot find the text.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._tale import ARCHIVE, LETTERS, LETTERS_IN_ARCHIVE
from ._views import DocumentView

VIEW = "document"
WAY_OUT = "Give the document its `source`: the id of a file of the collection, and its key in there."
BAD = (Edit(LETTERS, set={"/source": ARCHIVE}),)
GOOD = LETTERS_IN_ARCHIVE


def check(view: DocumentView) -> Iterator[Fault]:
    """Report a document that does not say where its text is found."""
    if view.pinned_names is not None and view.record.source is None:
        yield Fault("", "the document does not say in which file of its collection the text is found", view.record.id)
