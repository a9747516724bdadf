"""F1 of mentions with exactly gold's extent, whatever their type and whoever is meant.

Counted are extents, each once a document.

Example: gold has [0, 8), [20, 28); predicted are [0, 8), [20, 29), [40, 44). F1 = 2·1 / (2 + 3) = .4.
"""

from ..batch import Batch
from ..spans import counts, exact
from ._counts import Statistics, micro

TASK = "actors"
TITLE = "Mentions: F1, exact extent"
LABELS = None
value = micro


def statistics(batch: Batch) -> Statistics:
    """Right, gold and predicted."""
    gold, predicted = batch.mention_extents
    return counts(exact(gold, predicted), gold, predicted, len(batch.pairs), 1)
