"""F1 of stance cues with exactly gold's extent, whatever their stances.

Counted are extents, each once a document.

Example: gold has [3, 9), [30, 34) with [40, 44); predicted are [3, 9), [30, 34). F1 = 2·1 / (2 + 2) = .5.
"""

from ..batch import Batch
from ..spans import counts, exact
from ._counts import Statistics, micro

TASK = "stance"
TITLE = "Cues: F1, exact extent"
LABELS = None
value = micro


def statistics(batch: Batch) -> Statistics:
    """Right, gold and predicted."""
    gold, predicted = batch.cues
    return counts(exact(gold, predicted), gold, predicted, len(batch.pairs), 1)
