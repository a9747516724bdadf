"""Every document with a split has gold.

A split counts what can be learnt from or scored against; a document without gold is in none.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..reading import pointer_to
from ..records import Splits
from ._example import Edit
from ._tale import LETTER_IN_GOLD, SPLITS
from ._views import RecordView

VIEW = "splits"
WAY_OUT = "Derive its gold by `sarv gold ROUND`; before it has any, remove the entry."
BAD = (Edit(SPLITS, set={"/documents/letters-0001": "train"}),)
GOOD = LETTER_IN_GOLD


def check(view: RecordView[Splits]) -> Iterator[Fault]:
    """Report every document that has no gold. One that the corpus lacks is a finding of its own."""
    for name in view.record.documents:
        if name not in view.folder.gold and view.folder.has_document(name):
            yield Fault(pointer_to("documents", name), "there is no gold of this document", name)
