"""The mean over stages of F1 of events that are paired with one of gold of the same stage.

Events that happened are far more frequent than those that were planned, threatened, feared or did not happen; the mean gives
each stage that occurs the same weight.

Example: of 3 completed gold events all are paired with completed ones; the one threatened is missed, and nothing else is
predicted. (2·3 / (3 + 3) + 2·0 / (1 + 0)) / 2 = .5.
"""

from ...layers import labels
from ..batch import Batch
from ._counts import Statistics, by_document, macro
from ._events import of_labels

TASK = "violence"
TITLE = "Events: macro F1 over stages"
LABELS = "stage"
value = macro


def statistics(batch: Batch) -> Statistics:
    """Right, gold and predicted by stage."""
    return by_document(batch.pairs, labels()[LABELS], lambda pair: of_labels(pair, "stage"))
