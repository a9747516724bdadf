"""F1 of tolls with the same kind and source, and ends at most a tenth apart.

As `toll_f1`, where two ends are near if the greater is at most 1.1 times the smaller; 0 is near 0 alone, an open end an open
end.

Example: gold has one event with killed 100 to open by the villagers; predicted is one with killed 108 to open by them. F1 = 1.
"""

from ..batch import Batch
from ._counts import Statistics, by_document, micro
from ._tolls import nearly

TASK = "tolls"
TITLE = "Tolls: F1 within a tenth"
LABELS = None
value = micro


def statistics(batch: Batch) -> Statistics:
    """Right, gold and predicted."""
    return by_document(batch.pairs, (), nearly)
