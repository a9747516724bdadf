"""F1 of casualty figures of paired events with the same kind, and ends at most a tenth apart.

Two ends are near where the greater is at most 1.1 times the smaller; 0 is near 0 alone, an open end an open end. Right are as
many as can be paired one to one.

Example: in one pair gold has killed 12 to 12, killed 100 to open; predicted are killed 13 to 13, killed 105 to open. 13 is more
than 1.1 · 12. F1 = 2·1 / (2 + 2) = .5.
"""

from itertools import repeat
from typing import Any

from ..batch import Batch
from ..pairing import Pair
from ..tolls import Figure
from ._counts import Counted, Statistics, by_document, micro
from ._tolerance import matched

TASK = "violence"
TITLE = "Casualty figures: F1 within a tenth"
LABELS = None
value = micro


def statistics(batch: Batch) -> Statistics:
    """Right, gold and predicted."""
    return by_document(batch.pairs, (), _counted)


def _counted(pair: Pair) -> Counted:
    gold, predicted = ([figures(one.event) for one in side] for side in pair.events)
    right = sum(matched(gold[i], predicted[j]) for i, j in pair.aligned)
    return repeat(None, right), repeat(None, sum(map(len, gold))), repeat(None, sum(map(len, predicted)))


def figures(event: Any) -> list[Figure]:
    """The figures of an event."""
    return [Figure((one.kind,), one.low, one.high) for one in event.casualties]
