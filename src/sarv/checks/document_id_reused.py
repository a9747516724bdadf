"""The id of a document that was removed is never used again.

Predictions, figures and citations of old releases name documents by id. Another text under an old name takes them for its own.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..reading import pointer_to
from ..records import Splits
from ._example import Edit
from ._tale import SPLITS
from ._views import RecordView

VIEW = "splits"
WAY_OUT = "Give the new document an id that no document ever had; what was retired stays listed."
BAD = (Edit(SPLITS, set={"/retired": ["tale-0003"]}),)
GOOD = (Edit(SPLITS, set={"/retired": ["tale-0004"]}),)


def check(view: RecordView[Splits]) -> Iterator[Fault]:
    """Report every retired id that has a split."""
    for number, name in enumerate(view.record.retired or ()):
        if name in view.record.documents:
            yield Fault(pointer_to("retired", number), "this id was retired, and a document has it", name)
