"""Every annotator of a round has judged every document of it.

Agreement and gold are computed over all annotators and documents. Where an annotation is missing, nobody can tell whether there
was nothing to say or nobody looked; whoever found nothing has an annotation without elements.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..records import Round
from ._example import Edit
from ._tale import TWO, blank
from ._views import RecordView

VIEW = "round"
WAY_OUT = "Add the annotation; or take the document or the annotator out of the round, with all that is of it."
BAD = (Edit(TWO, delete=True),)
GOOD = (blank("tale-0001", "two"),)


def check(view: RecordView[Round]) -> Iterator[Fault]:
    """Report every document that an annotator has no file for. One that the corpus lacks is a finding of its own."""
    names = sorted({annotator.id for annotator in view.record.annotators})
    for i, document in enumerate(view.record.documents):
        missing = [name for name in names if _path(view, name, document) not in view.folder.entries]
        if missing and view.folder.has_document(document):
            yield Fault(f"/documents/{i}", f"there is no annotation of it by {', '.join(missing)}", document)


def _path(view: RecordView[Round], annotator: str, document: str) -> str:
    return f"annotations/rounds/{view.name}/{annotator}/{document}.json"
