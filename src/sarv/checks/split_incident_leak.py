"""All documents that report one incident are in one split.

Reports of one incident share its actors, figures and often their words. Who has learnt from one is not tested by another.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..reading import pointer_to
from ..records import Splits
from ._example import DOCUMENT, Edit
from ._tale import INCIDENT, SPLITS
from ._views import RecordView

VIEW = "splits"
WAY_OUT = "Move the one that was released last into the split of the other; what a release has shown stays where it is."
ONE_INCIDENT = (
    Edit(DOCUMENT, set={"/incident": "barge-sinking"}),
    Edit(INCIDENT, delete=True),
    Edit("corpus/tale/incidents/barge-sinking.json", set={"/documents": ["tale-0001", "tale-0003"]}),
)
BAD = ONE_INCIDENT
GOOD = (*ONE_INCIDENT, Edit(SPLITS, set={"/documents/tale-0003": "train"}))


def check(view: RecordView[Splits]) -> Iterator[Fault]:
    """Report every document that is in another split than the first of its incident, in whatever collection that is."""
    first: dict[str, str] = {}
    splits = view.record.documents
    for name in sorted(splits):
        document = view.folder.documents.get(name)
        if document is not None:
            other = first.setdefault(document.incident, name)
            if splits[other] != splits[name]:
                message = f"{other}, which reports {document.incident} too, is in {splits[other]}"
                yield Fault(pointer_to("documents", name), message, splits[name])
