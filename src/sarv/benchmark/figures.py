"""Figures of one system: value, interval, what it rests on, and how it differs between groups of documents."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from .. import resampling
from ..resampling import Numbers
from . import intervals
from .metrics import Metric, metrics
from .metrics._counts import micro
from .scoring import Scored
from .tasks import OVERALL, TASKS

OVERALL_TITLE = "Mean of the tasks' headlines"

GROUPS = ("collection", "genre", "alignment")
"""By what documents are grouped; each is an attribute of a scored document."""


@dataclass(frozen=True)
class Figure:
    """One figure. None is a figure that does not exist: nothing in gold and nothing predicted, or an interval without draws.

    `right`, `gold` and `predicted` are the counts it is made of, where it is an F1.
    """

    name: str
    title: str
    value: float | None
    interval: tuple[float, float] | None
    right: int | None = None
    gold: int | None = None
    predicted: int | None = None


@dataclass(frozen=True)
class Group:
    """The headline of a task in some of the documents, or for one label."""

    by: str
    name: str
    documents: int | None
    figure: Figure


class Figures:
    """The figures of a system. All intervals are made by the same draws of incidents, so that systems can be compared."""

    def __init__(self, scored: Scored, resamples: int, seed: int) -> None:
        self.scored = scored
        self.incidents = intervals.clusters([one.incident for one in scored.documents])
        self.drawn = resampling.draws(len(set(self.incidents.tolist())), resamples, seed)

    @cached_property
    def headlines(self) -> tuple[str, ...]:
        """The headline metrics of the tasks that were scored."""
        return tuple(task.headline for task in self.scored.tasks)

    def figure(self, metric: Metric) -> Figure:
        """One metric over all documents."""
        return self._figure(metric, self.scored.statistics[metric.name], self.draws(metric))

    @cached_property
    def overall(self) -> Figure | None:
        """The mean of the headlines, for a system that did all tasks."""
        if len(self.scored.tasks) < len(TASKS):
            return None
        values = np.array([_value(metrics()[name], self.scored.statistics[name]) for name in self.headlines])
        drawn = np.mean([self.draws(metrics()[name]) for name in self.headlines], axis=0)
        return Figure(OVERALL, OVERALL_TITLE, _number(values.mean()), resampling.interval(drawn))

    def draws(self, metric: Metric) -> Numbers:
        """(resamples,): the metric in every draw of incidents."""
        return metric.value(intervals.sums(self.drawn, self.contributions(metric)))

    def contributions(self, metric: Metric) -> Numbers:
        """(incidents, …): what the documents of each incident contribute; labels are added up where the figure does so anyway."""
        statistics = self.scored.statistics[metric.name]
        if metric.value is micro:
            statistics = statistics.sum(axis=1, keepdims=True)
        return intervals.by_cluster(statistics, self.incidents)

    def groups(self, task: str) -> list[Group]:
        """The headline of a task by what is known of the documents, and by its labels."""
        metric = metrics()[TASKS[task].headline]
        statistics, counted = self.scored.statistics[metric.name], self.scored.counted[task]
        found = []
        for by in GROUPS:
            names = [getattr(one, by) for one in self.scored.documents]
            for name in sorted(set(names)):
                mine = counted & np.array([other == name for other in names])
                if mine.any():
                    found.append(Group(by, name, int(mine.sum()), self._figure(metric, statistics[mine])))
        return found + self._by_label(metric)

    def _by_label(self, metric: Metric) -> list[Group]:
        sums = self.scored.statistics[metric.name].sum(axis=0)
        rows = [(label, sums[number : number + 1]) for number, label in enumerate(metric.labels) if sums[number].any()]
        return [Group(metric.field or "", label, None, self._figure(metric, row[np.newaxis])) for label, row in rows]

    def by_label(self, name: str) -> list[Group]:
        """A metric by its labels."""
        return self._by_label(metrics()[name])

    def worst(self, task: str, most: int) -> list[tuple[str, Figure]]:
        """The documents with the most that was missed or too many, with the task's headline in each; None of them is perfect."""
        metric = metrics()[TASKS[task].headline]
        statistics = self.scored.statistics[metric.name]
        sums = statistics.sum(axis=1)
        wrong = sums[:, 1] + sums[:, 2] - 2 * sums[:, 0]
        order = sorted(np.flatnonzero(wrong), key=lambda i: (-wrong[i], self.scored.documents[i].id))
        return [(self.scored.documents[i].id, self._figure(metric, statistics[i : i + 1])) for i in order[:most]]

    def _figure(self, metric: Metric, statistics: Numbers, drawn: Numbers | None = None) -> Figure:
        sums = statistics.sum(axis=0)
        counts: Sequence[int | None] = (None, None, None)
        if sums.shape[-1] == 3:
            counts = [round(count) for count in sums.sum(axis=0)]
        interval = resampling.interval(drawn) if drawn is not None else None
        return Figure(metric.name, metric.title, _number(metric.value(sums)), interval, *counts)


def _value(metric: Metric, statistics: Numbers) -> float:
    return float(metric.value(statistics.sum(axis=0)))


def _number(value: float | NDArray[np.float64]) -> float | None:
    return None if np.isnan(value) else float(value)


def table(figures: Figures) -> dict[str, list[Figure]]:
    """All figures by task, the headline of each first."""
    return {task.name: [figures.figure(metric) for metric in task.metrics] for task in figures.scored.tasks}
