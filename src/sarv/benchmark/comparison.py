"""Whether one system is better than another: the difference, its interval, and two tests.

- The **interval** of the difference is of the same draws of incidents for both (paired bootstrap).
- **Paired bootstrap**, two-sided: the share of draws in which the difference is at least as far from the one found as that is
  from 0. Koehn (2004), *Statistical significance tests for machine translation evaluation*; Berg-Kirkpatrick, Burkett and
  Klein (2012), *An empirical investigation of statistical significance in NLP*.
- **Approximate randomisation**: the share of random exchanges of the two systems' answers, incident by incident, after which the
  difference is at least as great. Yeh (2000), *More accurate tests for the statistical significance of result differences*.

Both count the one found among the draws: p = (1 + as great) / (1 + draws). Where several are tested at once, p-values are
corrected by Holm (1979), *A simple sequentially rejective multiple test procedure*.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from .. import resampling
from ..resampling import Numbers
from . import intervals
from .figures import Figures
from .metrics import Metric, metrics

TOLERATED = 1e-12
"""By how much differences may fall short and still be as great: sums in another order differ by that."""


@dataclass(frozen=True)
class Difference:
    """A figure of the first system less that of another, with p-values; corrected ones are over all differences of a report."""

    metric: str
    other: str
    value: float
    interval: tuple[float, float] | None
    bootstrap: float
    randomisation: float
    corrected_bootstrap: float = 1.0
    corrected_randomisation: float = 1.0


def compare(first: Figures, others: Sequence[Figures], seed: int) -> list[Difference]:
    """The differences between the first system and each other in the metrics that both have, p-values corrected together."""
    found = [
        difference
        for other in others
        for name in first.scored.statistics
        if name in other.scored.statistics and (difference := _difference(first, other, metrics()[name], seed)) is not None
    ]
    by_bootstrap = holm([one.bootstrap for one in found])
    by_randomisation = holm([one.randomisation for one in found])
    return [
        replace(one, corrected_bootstrap=bootstrap, corrected_randomisation=randomisation)
        for one, bootstrap, randomisation in zip(found, by_bootstrap, by_randomisation, strict=True)
    ]


def _difference(first: Figures, other: Figures, metric: Metric, seed: int) -> Difference | None:
    """None where either system has no such figure."""
    ours, theirs = (one.contributions(metric) for one in (first, other))
    observed = float(metric.value(ours.sum(axis=0)) - metric.value(theirs.sum(axis=0)))
    if np.isnan(observed):
        return None
    drawn = first.draws(metric) - other.draws(metric)
    return Difference(
        metric.name,
        other.scored.name,
        observed,
        resampling.interval(drawn),
        _share(drawn - observed, observed),
        _share(_exchanged(metric, ours, theirs, len(first.drawn), seed), observed),
    )


def _exchanged(metric: Metric, ours: Numbers, theirs: Numbers, count: int, seed: int) -> Numbers:
    """(count,): the difference after the two systems' answers were exchanged in a random half of the incidents."""
    swaps = np.random.RandomState(seed).randint(0, 2, (count, len(ours))).astype(np.float64)
    moved = intervals.sums(swaps, theirs - ours)
    return metric.value(ours.sum(axis=0) + moved) - metric.value(theirs.sum(axis=0) - moved)


def _share(differences: Numbers, observed: float) -> float:
    """The share of differences at least as great as the one found, which is one of them."""
    defined = differences[~np.isnan(differences)]
    return (1 + int((np.abs(defined) >= abs(observed) - TOLERATED).sum())) / (1 + len(defined))


def holm(values: Sequence[float]) -> list[float]:
    """P-values corrected for that many tests by Holm's method, in the same order."""
    found = [1.0] * len(values)
    greatest = 0.0
    for rank, number in enumerate(sorted(range(len(values)), key=lambda i: values[i])):
        greatest = max(greatest, min(1.0, (len(values) - rank) * values[number]))
        found[number] = greatest
    return found
