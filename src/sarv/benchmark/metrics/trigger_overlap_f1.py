"""F1 of triggers that share a character with one of gold of the same type of event.

Right are as many as can be paired one to one (see `mention_overlap_f1`).

Example: gold has [5, 12) arrest, [40, 46) armed_clash; predicted are [5, 15) arrest, [40, 46) grenade. F1 = 2·1 / (2 + 2) = .5.
"""

from ..batch import Batch
from ..spans import overlapping
from ._counts import Statistics, micro
from ._labelled import by_label

TASK = "violence"
TITLE = "Triggers: F1, overlapping extent and type"
LABELS = "event_type"
value = micro


def statistics(batch: Batch) -> Statistics:
    """Right, gold and predicted by type."""
    gold, predicted = batch.triggers
    return by_label(overlapping(gold, predicted), gold, predicted, len(batch.pairs), LABELS)
