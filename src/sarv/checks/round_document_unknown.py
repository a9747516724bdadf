"""The documents of a round are in the corpus.

What a round covers is fixed when it opens: an annotator cannot judge what is not there, and agreement cannot be computed on it.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..records import Round
from ._example import Edit
from ._hints import nearest
from ._tale import LETTER_IN_ROUND, ROUND
from ._views import RecordView

VIEW = "round"
WAY_OUT = "Correct the id, or add the document to its collection; one that was withdrawn leaves the round, too."
BAD = (Edit(ROUND, set={"/documents/-": "tale-0009"}),)
GOOD = LETTER_IN_ROUND


def check(view: RecordView[Round]) -> Iterator[Fault]:
    """Report every document that has no file in corpus/."""
    for i, document in enumerate(view.record.documents):
        if not view.folder.has_document(document):
            hint = nearest(document, view.folder.documents)
            yield Fault(f"/documents/{i}", f"no collection has this document{hint}", document)
