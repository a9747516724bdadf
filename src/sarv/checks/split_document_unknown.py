"""Every document with a split is in the corpus.

A split is frozen for good; an id in it that nothing has is misspelt, or its document was withdrawn.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..reading import pointer_to
from ..records import Splits
from ._example import Edit
from ._hints import nearest
from ._tale import LETTER_IN_GOLD, SPLITS
from ._views import RecordView

VIEW = "splits"
WAY_OUT = "Correct the id, or remove the entry with the document."
BAD = (Edit(SPLITS, set={"/documents/tale-0009": "train"}),)
GOOD = LETTER_IN_GOLD


def check(view: RecordView[Splits]) -> Iterator[Fault]:
    """Report every id that no document has."""
    for name in view.record.documents:
        if not view.folder.has_document(name):
            hint = nearest(name, view.folder.documents)
            yield Fault(pointer_to("documents", name), f"no collection has this document{hint}", name)
