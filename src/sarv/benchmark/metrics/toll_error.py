"""The mean error of tolls of the same kind and source, on a logarithmic scale; 0 is best.

Events are paired so that as many figures as can are of one kind and source; these are compared. The error is the mean of |ln((a
+ 1) / (b + 1))| over the ends that both have.

Example: gold has one event with killed 9 to 9 by the ministry; predicted is one with killed 19 to 19 by it: ln 2 = .693.
"""

import numpy as np

from ..batch import Batch
from ._counts import Statistics, ratio
from ._tolerance import errors
from ._tolls import comparable, paired

TASK = "tolls"
TITLE = "Tolls: mean log error"
LABELS = None
LOWER_IS_BETTER = True


def statistics(batch: Batch) -> Statistics:
    """(documents, 1, 2): the sum of errors, and of how many figures."""
    found = np.zeros((len(batch.pairs), 1, 2))
    for row, pair in zip(found, batch.pairs, strict=True):
        gold, predicted = pair.tolls
        for i, j, _ in paired(gold, predicted, comparable):
            row[0] += errors(gold[i], predicted[j])
    return found


def value(sums: Statistics) -> Statistics:
    """The mean."""
    return ratio(sums[..., 0, 0], sums[..., 0, 1])
