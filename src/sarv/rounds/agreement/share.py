"""The plain share: of all cases, in how many annotators say the same. Not corrected for chance.

Also the mean of any value over cases, for a share is the mean of zeros and ones. Documents are pooled by summing both parts.
"""

from collections.abc import Sequence

import numpy as np

from ._chance import Statistics, only, ratio


def statistics(same: int, cases: int) -> Statistics:
    """(2,): in how many of a document's cases the same was said, and how many cases there are."""
    return np.array([same, cases], dtype=np.float64)


def of_values(found: Sequence[float]) -> Statistics:
    """(2,): the sum of a document's values, and how many there are."""
    return np.array([sum(found), len(found)], dtype=np.float64)


def value(statistics: Statistics) -> float | None:
    """The share, or the mean. None without cases."""
    return only(values(statistics[np.newaxis]))


def values(stack: Statistics) -> Statistics:
    """The same for sums (n, 2)."""
    return ratio(stack[:, 0], stack[:, 1])
