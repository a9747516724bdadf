"""Whether one system is better than another: the difference, its interval, and two tests.

- The **interval** of the difference is of the same draws of incidents for both (paired bootstrap).
- **Paired bootstrap**, two-sided: the share of draws in which the difference is at least as far from the one found as that is
  from 0. Koehn (2004), *Statistical significance tests for machine translation evaluation*; Berg-Kirkpatrick, Burkett and
  Klein (2012), *An empirical investigation of statistical significance in NLP*.
- **Approximate randomisation**: the share of random exchanges of the two systems' answers, incident by incident, after which the
  difference is at least as great. Yeh (2000), *More accurate tests for the statistical significance of result differences*.

Both count the one found among the draws: p = (1 + as great) / (1 + draws). Of few incidents a bootstrap's p-values come out too
small, and exchanges are few: there are none below `FEW` incidents in which either system or gold has anything to count.

What is tested are the headlines of the tasks and their mean; over all these, and all systems that the first is compared with,
p-values are corrected by Holm (1979), *A simple sequentially rejective multiple test procedure*. Those of other metrics are not
corrected, and say where to look.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from .. import resampling
from ..resampling import Numbers
from . import intervals
from .figures import OVERALL_TITLE, Figures
from .metrics import Metric, metrics
from .tasks import OVERALL

TOLERATED = 1e-12
"""By how much differences may fall short and still be as great: sums in another order differ by that."""

FEW = 10
"""Below so many incidents there are no p-values."""


@dataclass(frozen=True)
class Difference:
    """A figure of the first system less that of another. A p-value is None of few incidents, a corrected one of no headline."""

    metric: str
    title: str
    other: str
    headline: bool
    lower_is_better: bool
    value: float
    interval: tuple[float, float] | None
    bootstrap: float | None
    randomisation: float | None
    corrected_bootstrap: float | None = None
    corrected_randomisation: float | None = None


def compare(first: Figures, others: Sequence[Figures], seed: int) -> list[Difference]:
    """The differences between the first system and each other in the figures that both have, the mean of the headlines last."""
    found = [difference for other in others for difference in _differences(first, other, seed)]
    tested = [number for number, one in enumerate(found) if one.headline and one.bootstrap is not None]
    by_bootstrap = holm([found[number].bootstrap or 0.0 for number in tested])
    by_randomisation = holm([found[number].randomisation or 0.0 for number in tested])
    for number, bootstrap, randomisation in zip(tested, by_bootstrap, by_randomisation, strict=True):
        found[number] = replace(found[number], corrected_bootstrap=bootstrap, corrected_randomisation=randomisation)
    return found


def least(tests: int, resamples: int) -> float:
    """The least p-value that can be found of so many tests and draws, after correction."""
    return min(1.0, tests / (1 + resamples))


@dataclass(frozen=True)
class _Compared:
    """A metric of two systems: what each incident contributes."""

    metric: Metric
    ours: Numbers
    theirs: Numbers

    @cached_property
    def found(self) -> float:
        """The difference over all incidents."""
        return float(self.metric.value(self.ours.sum(axis=0)) - self.metric.value(self.theirs.sum(axis=0)))

    @property
    def incidents(self) -> int:
        """In how many incidents there is anything to count."""
        both = np.concatenate([side.reshape(len(side), -1) for side in (self.ours, self.theirs)], axis=1)
        return int(both.any(axis=1).sum())

    def exchanged(self, swaps: Numbers) -> Numbers:
        """(count,): the difference after the two systems' answers were exchanged in some incidents."""
        moved = intervals.sums(swaps, self.theirs - self.ours)
        return self.metric.value(self.ours.sum(axis=0) + moved) - self.metric.value(self.theirs.sum(axis=0) - moved)


def swaps(count: int, incidents: int, seed: int) -> Numbers:
    """(count, incidents): in which incidents answers are exchanged; in a random half of them."""
    return np.random.RandomState(seed).randint(0, 2, (count, incidents)).astype(np.float64)


def _differences(first: Figures, other: Figures, seed: int) -> Iterator[Difference]:
    exchanges = swaps(len(first.drawn), first.drawn.shape[1], seed)
    headlines: list[tuple[_Compared, Numbers, Numbers]] = []
    for name in first.scored.statistics:
        if name not in other.scored.statistics:
            continue
        metric = metrics()[name]
        one = _Compared(metric, *(system.contributions(metric) for system in (first, other)))
        if np.isnan(one.found):
            continue
        drawn, exchanged = first.draws(metric) - other.draws(metric), one.exchanged(exchanges)
        if name in first.headlines:
            headlines.append((one, drawn, exchanged))
        made = Difference(
            name, metric.title, other.scored.name, name in first.headlines, metric.lower_is_better, one.found, None, None, None
        )
        yield _tested(made, one.incidents, drawn, exchanged)
    if first.overall is not None and other.overall is not None and len(headlines) == len(first.headlines):
        found, drawn, exchanged = (
            np.mean(values, axis=0) for values in zip(*((one.found, *rest) for one, *rest in headlines), strict=True)
        )
        made = Difference(OVERALL, OVERALL_TITLE, other.scored.name, True, False, float(found), None, None, None)
        yield _tested(made, min(one.incidents for one, _, _ in headlines), drawn, exchanged)


def _tested(one: Difference, incidents: int, drawn: Numbers, exchanged: Numbers) -> Difference:
    """The difference with its interval and, of enough incidents, p-values."""
    interval = resampling.interval(drawn)
    if interval is None or incidents < FEW:
        return replace(one, interval=interval)
    return replace(
        one, interval=interval, bootstrap=share(drawn - one.value, one.value), randomisation=share(exchanged, one.value)
    )


def share(differences: Numbers, observed: float) -> float:
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
