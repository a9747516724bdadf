"""Drawing again: how often each of several things was drawn, and the interval of the figures of all draws.

The percentile bootstrap: each draw takes as many as there are, with repetition; the interval holds the middle 95 % of the
figures. Efron and Tibshirani (1993), *An Introduction to the Bootstrap*, chapters 6 and 13.
"""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

ENDS = (0.025, 0.975)
"""Between which quantiles of the draws an interval lies."""

ENOUGH = 0.95
"""The share of the draws that must have a figure at all, if it is to have an interval."""


def draws(count: int, resamples: int, seed: int) -> Numbers:
    """(resamples, count): how often each was drawn. The same seed draws the same; of one thing nothing is drawn."""
    if count < 2:
        return np.zeros((0, count))
    # Of NumPy's generators, this one alone promises the same numbers in every version.
    chosen = np.random.RandomState(seed).randint(0, count, (resamples, count))
    places = chosen + count * np.arange(resamples)[:, np.newaxis]
    return np.bincount(places.ravel(), minlength=resamples * count).reshape(resamples, count).astype(np.float64)


def interval(figures: Numbers) -> tuple[float, float] | None:
    """The interval of the draws' figures; None without draws, or where too few of them have the figure."""
    defined = figures[~np.isnan(figures)]
    if not len(defined) or len(defined) < ENOUGH * len(figures):
        return None
    low, high = np.quantile(defined, ENDS)
    return float(low), float(high)
