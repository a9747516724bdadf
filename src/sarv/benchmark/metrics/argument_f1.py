"""F1 of arguments of paired events with the same role and head word.

Head words forgive another choice of modifiers and tails (see `heads`). As RME of Chen et al. (2023), with heads in place of
entities; Ebner et al. (2020), *Multi-sentence argument linking* (RAMS), compare heads too.

Example: in one pair gold has victim "three villagers" and place "the ford"; predicted are victim "villagers from the hills" and
place "the hills". F1 = 2·1 / (2 + 2) = .5.
"""

from ...layers import labels
from ..batch import Batch
from ._counts import Statistics, by_document, micro
from ._events import of_slots

TASK = "violence"
TITLE = "Arguments: F1 of role and head"
LABELS = "role"
value = micro


def statistics(batch: Batch) -> Statistics:
    """Right, gold and predicted by role."""
    return by_document(batch.pairs, labels()[LABELS], lambda pair: of_slots(pair, "argument"))
