"""F1 of arguments of paired events with the same role and exactly the same extent.

Example: in one pair gold has victim [10, 15) and place [30, 34); predicted are victim [4, 15) and place [30, 34). F1 = 2·1 / (2
+ 2) = .5.
"""

from collections.abc import Iterator
from typing import Any

from ...extents import Extent, characters
from ...layers import labels
from ..batch import Batch
from ._counts import Statistics, by_document, micro
from ._events import of_events

TASK = "violence"
TITLE = "Arguments: F1 of role and exact extent"
LABELS = "role"
value = micro


def statistics(batch: Batch) -> Statistics:
    """Right, gold and predicted by role."""

    def items(event: Any) -> Iterator[tuple[str, Extent]]:
        return ((one.role, characters(one.spans)) for one in event.arguments)

    return by_document(batch.pairs, labels()[LABELS], lambda pair: of_events(pair, items, lambda item: item[0]))
