"""Every annotator of a round has judged every document of it that was adjudicated.

Gold follows from what all annotators gave. Where an annotation is missing, nobody can tell whether there was nothing to say or
nobody looked; whoever found nothing has an annotation without elements. A document of an open round, which has neither decisions
nor gold of that round yet, may still wait for its annotators.
"""

from collections.abc import Iterator

from ..derivation import rounds_of
from ..findings import Fault
from ..records import Annotation, Round
from ._example import GOLD, Edit
from ._tale import DECISIONS, TWO
from ._views import RecordView

VIEW = "round"
WAY_OUT = "Add the annotation; or take the document or the annotator out of the round, with all that is of it."
BAD = (Edit(TWO, delete=True),)
GOOD = (Edit(TWO, delete=True), Edit(GOLD, delete=True), Edit(DECISIONS, delete=True))


def check(view: RecordView[Round]) -> Iterator[Fault]:
    """Report every document that an annotator has no file for. One that the corpus lacks is a finding of its own."""
    names = sorted({annotator.id for annotator in view.record.annotators})
    for i, document in enumerate(view.record.documents):
        missing = [name for name in names if _path(view, name, document) not in view.folder.entries]
        if missing and view.folder.has_document(document) and _adjudicated(view, document):
            yield Fault(f"/documents/{i}", f"there is no annotation of it by {', '.join(missing)}", document)


def _adjudicated(view: RecordView[Round], document: str) -> bool:
    gold = view.folder.records.get(f"annotations/gold/{document}.json")
    of_this_round = isinstance(gold, Annotation) and view.name in rounds_of(gold)
    return of_this_round or _path(view, "decisions", document) in view.folder.entries


def _path(view: RecordView[Round], annotator: str, document: str) -> str:
    return f"annotations/rounds/{view.name}/{annotator}/{document}.json"
