"""F1 of stance cues that share a character with one of gold.

Right are as many as can be paired one to one (see `mention_overlap_f1`).

Example: gold has [3, 9), [30, 34) with [40, 44); predicted are [3, 9), [42, 50). F1 = 2·2 / (2 + 2) = 1.
"""

from ..batch import Batch
from ..spans import counts, overlapping
from ._counts import Statistics, micro

TASK = "stance"
TITLE = "Cues: F1, overlapping extent"
LABELS = None
value = micro


def statistics(batch: Batch) -> Statistics:
    """Right, gold and predicted."""
    gold, predicted = batch.cues
    return counts(overlapping(gold, predicted), gold, predicted, len(batch.pairs), 1)
