"""Intervals by drawing incidents again, and comparison of systems by the same draws.

Documents about one incident hang together, so incidents are what is drawn: each draw takes as many as there are, with repetition;
what their documents contribute is summed, and the sums make the figure. The interval holds the middle 95 % of the figures.
Efron and Tibshirani (1993), *An Introduction to the Bootstrap*, chapters 6 and 13; of clusters: Field and Welsh (2007),
*Bootstrapping clustered data*.

Nothing is scored again for a draw: one product of draws and contributions gives the sums of all.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

ENDS = (0.025, 0.975)
"""Between which quantiles of the draws an interval lies."""

ENOUGH = 0.95
"""The share of the draws that must have a figure at all, if it is to have an interval."""


def clusters(names: Sequence[str]) -> NDArray[np.int64]:
    """The number of each document's cluster, by its name; clusters are numbered in the order of their names."""
    numbers = {name: number for number, name in enumerate(sorted(set(names)))}
    return np.array([numbers[name] for name in names], dtype=np.int64)


def by_cluster(statistics: Numbers, of: NDArray[np.int64]) -> Numbers:
    """(clusters, …): what the documents of each cluster contribute together, of (documents, …)."""
    count = int(of.max()) + 1 if len(of) else 0
    if count == len(of):
        return statistics[np.argsort(of)]
    found = np.zeros((count, *statistics.shape[1:]))
    np.add.at(found, of, statistics)
    return found


def draws(count: int, resamples: int, seed: int) -> Numbers:
    """(resamples, count): how often each cluster was drawn. The same seed draws the same; of one cluster nothing is drawn."""
    if count < 2:
        return np.zeros((0, count))
    # Of NumPy's generators, this one alone promises the same numbers in every version.
    chosen = np.random.RandomState(seed).randint(0, count, (resamples, count))
    places = chosen + count * np.arange(resamples)[:, np.newaxis]
    return np.bincount(places.ravel(), minlength=resamples * count).reshape(resamples, count).astype(np.float64)


def sums(drawn: Numbers, contributions: Numbers) -> Numbers:
    """(resamples, …): the sums of each draw, of (clusters, …)."""
    flat = contributions.reshape(len(contributions), -1)
    # Tables by label are mostly zeros, which need not be multiplied.
    used = np.flatnonzero(flat.any(axis=0))
    found = np.zeros((len(drawn), flat.shape[1]))
    found[:, used] = drawn @ flat[:, used]
    return found.reshape(len(drawn), *contributions.shape[1:])


def interval(figures: Numbers) -> tuple[float, float] | None:
    """The interval of the draws' figures; None without draws, or where too few of them have the figure."""
    defined = figures[~np.isnan(figures)]
    if not len(defined) or len(defined) < ENOUGH * len(figures):
        return None
    low, high = np.quantile(defined, ENDS)
    return float(low), float(high)
