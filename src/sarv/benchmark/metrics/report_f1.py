"""F1 of reports of paired events with the same source and act.

Example: in one pair gold has (ministry, claimed), (villagers, denied); predicted are (ministry, claimed), (villagers,
asserted). F1 = 2·1 / (2 + 2) = .5.
"""

from ...layers import labels
from ..batch import Batch
from ._counts import Statistics, by_document, micro
from ._events import of_slots

TASK = "violence"
TITLE = "Reports: F1 of source and act"
LABELS = "report_act"
value = micro


def statistics(batch: Batch) -> Statistics:
    """Right, gold and predicted by act."""
    return by_document(batch.pairs, labels()[LABELS], lambda pair: of_slots(pair, "report"))
