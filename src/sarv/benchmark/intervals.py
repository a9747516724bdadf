"""Intervals by drawing incidents again, and comparison of systems by the same draws.

Documents about one incident hang together, so incidents are what is drawn: each draw takes as many as there are, with repetition;
what their documents contribute is summed, and the sums make the figure. Field and Welsh (2007), *Bootstrapping clustered data*.

Nothing is scored again for a draw: one product of draws and contributions gives the sums of all.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ..resampling import Numbers


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


def sums(drawn: Numbers, contributions: Numbers) -> Numbers:
    """(resamples, …): the sums of each draw, of (clusters, …)."""
    flat = contributions.reshape(len(contributions), -1)
    # Tables by label are mostly zeros, which need not be multiplied.
    used = np.flatnonzero(flat.any(axis=0))
    found = np.zeros((len(drawn), flat.shape[1]))
    found[:, used] = drawn @ flat[:, used]
    return found.reshape(len(drawn), *contributions.shape[1:])
