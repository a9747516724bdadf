"""F1 of triggers with exactly gold's extent and type of event.

Counted are pairs of an extent and a type, each once a document. Ahn (2006), *The stages of event extraction*.

Example: gold has [5, 12) arrest, [40, 46) armed_clash; predicted are [5, 12) arrest, [40, 46) grenade. F1 = 2·1 / (2 + 2) = .5.
"""

from ..batch import Batch
from ..spans import exact
from ._counts import Statistics, micro
from ._labelled import by_label

TASK = "violence"
TITLE = "Triggers: F1, exact extent and type"
LABELS = "event_type"
value = micro


def statistics(batch: Batch) -> Statistics:
    """Right, gold and predicted by type."""
    gold, predicted = batch.triggers
    return by_label(exact(gold, predicted), gold, predicted, len(batch.pairs), LABELS)
