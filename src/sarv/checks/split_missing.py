"""Every document with gold has a split.

Whether a document is for learning or for scoring is settled when its gold is there, and never after somebody has seen a score.
"""

from collections.abc import Iterator
from typing import Any

from ..findings import Fault
from ._example import Edit
from ._tale import SPLITS
from ._views import RecordView

VIEW = "folder"
WAY_OUT = "Give it a split; documents of one incident all have the same."
BAD = (Edit(SPLITS, remove=("/documents/tale-0003",)),)
GOOD = (Edit(SPLITS, set={"/documents/tale-0003": "test"}),)


def check(view: RecordView[Any]) -> Iterator[Fault]:
    """Report every document of the corpus that has gold and no split."""
    splits = view.folder.splits
    if splits is None:
        return
    for name in sorted(view.folder.gold):
        if name not in splits and view.folder.has_document(name):
            yield Fault("/documents", "this document has gold and no split", name, path=SPLITS)
