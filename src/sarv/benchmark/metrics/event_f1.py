"""F1 of all slots of events, in events paired one to one: the headline of the task `violence`.

What the slots are, when two are the same and which events are a pair stands in `pairing`. Every slot counts once: an event that
is missed costs as many as it has. The pairs are those with the most slots in common, so no other pairing would score higher.

Example: gold has an arrest, completed, with trigger [5, 12) and victim [20, 25): 4 slots. Predicted is an arrest, planned, with
trigger [5, 12), victim [20, 25) and place [30, 36): 5 slots, of which 3 are the same. F1 = 2·3 / (4 + 5) = .667.
"""

import numpy as np

from ..batch import Batch
from ._counts import Statistics, micro

TASK = "violence"
TITLE = "Events: F1 of all slots"
LABELS = None
value = micro


def statistics(batch: Batch) -> Statistics:
    """Right, gold and predicted."""
    found = np.zeros((len(batch.pairs), 1, 3))
    for row, pair in zip(found, batch.pairs, strict=True):
        row[0] = pair.slots_in_common, *(sum(one.size for one in side) for side in pair.events)
    return found
