"""F1 of tolls with the same kind, source, low and high: the headline of the task `tolls`.

The toll that a source gives of an event is its greatest figure of killed, and of injured; the figures of an event count where
it is paired with one of gold, and events are paired so that as many figures as can are the same. No place in the text counts.

Example: gold has one event, with killed 12 to 12 by the ministry and 20 to open by the villagers; predicted is one event, with
killed 12 to 12 by the ministry and 20 to 20 by the villagers. F1 = 2·1 / (2 + 2) = .5.
"""

from ..batch import Batch
from ._counts import Statistics, by_document, micro
from ._tolls import exactly

TASK = "tolls"
TITLE = "Tolls: F1 of kind, source, low and high"
LABELS = None
value = micro


def statistics(batch: Batch) -> Statistics:
    """Right, gold and predicted."""
    return by_document(batch.pairs, (), exactly)
