"""F1 of events that are paired with one of gold of the same type.

Example: of 2 gold events one is paired with a predicted one of its type, one with one of another; a third predicted is in no
pair. F1 = 2·1 / (2 + 3) = .4.
"""

from ...layers import labels
from ..batch import Batch
from ._counts import Statistics, by_document, micro
from ._events import of_labels

TASK = "violence"
TITLE = "Events: F1 of type"
LABELS = "event_type"
value = micro


def statistics(batch: Batch) -> Statistics:
    """Right, gold and predicted by type. An event without a type is predicted, and never right."""
    return by_document(batch.pairs, labels()[LABELS], lambda pair: of_labels(pair, "type"))
