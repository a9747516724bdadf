"""F1 of arguments of paired events with the same role and actor of the register, whatever the words.

Counted is each actor once in a role of an event. Arguments without an actor, such as times and most places, do not count.

Example: in one pair gold has perpetrator army, victim villagers; predicted are perpetrator police, victim villagers (in two
places). F1 = 2·1 / (2 + 2) = .5.
"""

from collections.abc import Iterable

from ...layers import labels
from ..batch import Batch
from ..pairing import Compared
from ._counts import Statistics, by_document, micro
from ._events import of_events

TASK = "violence"
TITLE = "Arguments: F1 of role and actor"
LABELS = "role"
value = micro


def statistics(batch: Batch) -> Statistics:
    """Right, gold and predicted by role."""
    return by_document(batch.pairs, labels()[LABELS], lambda pair: of_events(pair, actors, lambda item: item[0]))


def actors(compared: Compared) -> Iterable[tuple[str, str]]:
    """The actors of an event in their roles."""
    return {(one.role, one.actor) for one in compared.event.arguments if one.actor is not None}
