"""F1 of casualty figures of paired events with the same kind, low and high.

An end that is open is the same as an end that is open. Who gives the figure counts in the task `tolls`.

Example: in one pair gold has killed 12 to 12 and injured 30 to open; predicted are killed 12 to 12 and injured 30 to 30. F1 =
2·1 / (2 + 2) = .5.
"""

from ...layers import labels
from ..batch import Batch
from ._counts import Statistics, by_document, micro
from ._events import of_slots

TASK = "violence"
TITLE = "Casualty figures: F1 of kind, low and high"
LABELS = "casualty_kind"
value = micro


def statistics(batch: Batch) -> Statistics:
    """Right, gold and predicted by kind."""
    return by_document(batch.pairs, labels()[LABELS], lambda pair: of_slots(pair, "casualties"))
