"""The documents of a round stand sorted, and its annotators by name.

Equal rounds are then equal files, and whoever looks for a document finds it where it must be.
"""

from collections.abc import Iterator
from itertools import pairwise

from ..findings import Fault
from ..records import Round
from ._example import Edit
from ._tale import ROUND
from ._views import RecordView

VIEW = "round"
WAY_OUT = "Sort the list; ids are compared character by character."
BAD = (Edit(ROUND, set={"/documents": ["tale-0002", "tale-0001", "tale-0003"]}),)
GOOD = (Edit(ROUND, set={"/documents": ["tale-0001", "tale-0002", "tale-0003"]}),)


def check(view: RecordView[Round]) -> Iterator[Fault]:
    """Report every document and every annotator that should stand before its predecessor."""
    annotators = [annotator.id for annotator in view.record.annotators]
    for key, names, inside in (("documents", view.record.documents, ""), ("annotators", annotators, "/id")):
        for i, (last, name) in enumerate(pairwise(names), 1):
            if name < last:
                yield Fault(f"/{key}/{i}{inside}", f"stands after {last}", name)
