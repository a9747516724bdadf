"""F1 of arguments of paired events with the same role and exactly the same extent.

Example: in one pair gold has victim [10, 15) and place [30, 34); predicted are victim [4, 15) and place [30, 34). F1 = 2·1 / (2
+ 2) = .5.
"""

from collections.abc import Iterator

from ...extents import Extent
from ...layers import labels
from ..batch import Batch
from ..pairing import Compared
from ._counts import Statistics, by_document, micro
from ._events import of_events

TASK = "violence"
TITLE = "Arguments: F1 of role and exact extent"
LABELS = "role"
value = micro


def statistics(batch: Batch) -> Statistics:
    """Right, gold and predicted by role."""
    return by_document(batch.pairs, labels()[LABELS], lambda pair: of_events(pair, _items, lambda item: item[0]))


def _items(one: Compared) -> Iterator[tuple[str, Extent]]:
    return ((argument.role, extent) for argument, extent in zip(one.event.arguments, one.extents, strict=True))
