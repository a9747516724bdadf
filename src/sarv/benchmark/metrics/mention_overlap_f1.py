"""F1 of mentions that share a character with one of gold of the same type.

Right are as many as can be paired one to one, gold with predicted: a greatest matching, so that no figure depends on the order
in which mentions are listed. It forgives other modifiers, and says little alone: long extents share characters easily.

Example: gold has [0, 8) military, [20, 28) military; predicted are [4, 24) military, [60, 64) military. The long one touches
both and is paired with one. F1 = 2·1 / (2 + 2) = .5.
"""

from ..batch import Batch
from ..spans import overlapping
from ._counts import Statistics, micro
from ._labelled import by_label

TASK = "actors"
TITLE = "Mentions: F1, overlapping extent and type"
LABELS = "actor_type"
value = micro


def statistics(batch: Batch) -> Statistics:
    """Right, gold and predicted by type."""
    gold, predicted = batch.mentions
    return by_label(overlapping(gold, predicted), gold, predicted, len(batch.pairs), LABELS)
