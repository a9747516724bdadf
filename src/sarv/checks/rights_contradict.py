"""What a collection ships may be passed on.

A text in the repository is published with it. Where its rights forbid that, the collection is stand-off: it has metadata and
offsets, and everybody fetches the text themselves.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import DOCUMENT, Edit
from ._tale import LETTER
from ._views import DocumentView

VIEW = "document"
WAY_OUT = "If the rights are as stated, move the document to a stand-off collection, and its text out of all history."
BAD = (Edit(DOCUMENT, set={"/rights/redistribute": False}),)
GOOD = (Edit(LETTER, set={"/rights/redistribute": True}),)


def check(view: DocumentView) -> Iterator[Fault]:
    """Report a shipped document that may not be passed on."""
    if view.shipped and not view.record.rights.redistribute:
        yield Fault("/rights/redistribute", "the collection ships its texts, and this one may not be passed on", False)
