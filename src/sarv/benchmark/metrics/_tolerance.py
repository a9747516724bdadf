"""When figures are nearly the same, and which figure is compared with which."""

from collections.abc import Sequence
from math import log

import numpy as np
from scipy.optimize import linear_sum_assignment

from ..tolls import Figure

TOLERANCE = 1.1
"""Ends are nearly the same where neither is more than this times the other."""


def near(first: Figure, second: Figure) -> bool:
    """Whether two figures are about the same, and both ends are nearly the same, or open in both."""
    pairs = ((first.low, second.low), (first.high, second.high))
    return first.about == second.about and all(_near(one, other) for one, other in pairs)


def _near(one: int | None, other: int | None) -> bool:
    if one is None or other is None:
        return one is other
    return max(one, other) <= TOLERANCE * min(one, other)


def matched(gold: Sequence[Figure], predicted: Sequence[Figure]) -> int:
    """How many figures can be paired with one that is nearly the same."""
    if len(gold) == len(predicted) == 1:
        return int(near(gold[0], predicted[0]))
    if not gold or not predicted:
        return 0
    same = np.array([[near(one, other) for other in predicted] for one in gold])
    return int(same[linear_sum_assignment(same, maximize=True)].sum())


def errors(gold: Sequence[Figure], predicted: Sequence[Figure]) -> tuple[float, int]:
    """The sum of the errors of figures about the same, paired so that as many as can are and the sum is least; and how many.

    The error of a pair is the mean of |ln((a + 1) / (b + 1))| over the ends that both have; a pair without such an end is none.
    """
    if not gold or not predicted:
        return 0.0, 0
    if len(gold) == len(predicted) == 1:
        error = _error(gold[0], predicted[0])
        return (error, 1) if error < float("inf") else (0.0, 0)
    found = np.array([[_error(one, other) for other in predicted] for one in gold])
    usable = np.isfinite(found)
    # A pair always weighs more than what can be saved by leaving it out.
    weights = np.where(usable, found, 2 * max(found.shape) * (1 + np.max(found, where=usable, initial=0.0)))
    rows, columns = linear_sum_assignment(weights)
    chosen = found[rows, columns]
    return float(chosen[np.isfinite(chosen)].sum()), int(np.isfinite(chosen).sum())


def _error(one: Figure, other: Figure) -> float:
    ends = [(a, b) for a, b in ((one.low, other.low), (one.high, other.high)) if a is not None and b is not None]
    if one.about != other.about or not ends:
        return float("inf")
    return sum(abs(log((a + 1) / (b + 1))) for a, b in ends) / len(ends)
