"""The mean error of casualty figures of paired events, on a logarithmic scale; 0 is best.

Figures of one kind are paired so that as many as can are, with the least error together. The error of a pair is the mean of
|ln((a + 1) / (b + 1))| over the ends that both have: ln 2 = .69 where one is twice the other. What is missed or too many does not
count; F1 says that.

Example: in one pair gold has killed 9 to 9; predicted is killed 19 to 19: |ln(10 / 20)| = .693.
"""

import numpy as np

from ..batch import Batch
from ._counts import Statistics, ratio
from ._tolerance import errors
from .casualty_tolerance_f1 import figures

TASK = "violence"
TITLE = "Casualty figures: mean log error"
LABELS = None
LOWER_IS_BETTER = True


def statistics(batch: Batch) -> Statistics:
    """(documents, 1, 2): the sum of errors, and of how many figures."""
    found = np.zeros((len(batch.pairs), 1, 2))
    for row, pair in zip(found, batch.pairs, strict=True):
        gold, predicted = pair.events
        for i, j in pair.aligned:
            row[0] += errors(figures(gold[i].event), figures(predicted[j].event))
    return found


def value(sums: Statistics) -> Statistics:
    """The mean."""
    return ratio(sums[..., 0, 0], sums[..., 0, 1])
