"""None of train, validation and test is empty.

Who loads the dataset expects all three; a model needs one to learn from, one to choose by, one to be scored on. As long as the
documents with a split report fewer than three incidents, they cannot fill three.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..records import SPLITS, Splits
from ._example import Edit
from ._tale import SPLITS as PATH
from ._views import RecordView

VIEW = "splits"
WAY_OUT = "Move an incident with all its documents into the empty split, as long as no release has shown it in another."
BAD = (Edit(PATH, set={"/documents/tale-0003": "train"}),)
GOOD = (Edit(PATH, set={"/documents/tale-0002": "test", "/documents/tale-0003": "validation"}),)


def check(view: RecordView[Splits]) -> Iterator[Fault]:
    """Report every split without a document, where there are incidents enough."""
    splits, documents = view.record.documents, view.folder.documents
    incidents = {documents[name].incident for name in splits if name in documents}
    if len(incidents) >= len(SPLITS):
        for split in SPLITS:
            if split not in splits.values():
                yield Fault("/documents", "no document is in this split", split)
