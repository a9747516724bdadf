"""Intervals by drawing documents again: the percentile bootstrap, over all figures with the same draws.

Documents are what is drawn, since what is marked within one hangs together. Each draw takes as many documents as there are, with
repetition, sums what they contribute and makes the figure; the interval holds the middle 95 % of the figures.

Efron and Tibshirani (1993), An Introduction to the Bootstrap, chapters 6 and 13.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from ._chance import Statistics
from .measures import Measure

ENDS = (0.025, 0.975)
"""Between which quantiles of the draws an interval lies."""

ENOUGH = 0.95
"""The share of the draws that must have a figure at all, if it is to have an interval."""


def draws(documents: int, count: int, seed: int) -> Statistics:
    """(count, documents): how often each document was drawn. The same seed draws the same; of one document nothing is drawn."""
    if documents < 2:
        return np.zeros((0, documents))
    # Of NumPy's generators, this one alone promises the same numbers in every version.
    chosen = np.random.RandomState(seed).randint(0, documents, (count, documents))
    places = chosen + documents * np.arange(count)[:, np.newaxis]
    return np.bincount(places.ravel(), minlength=count * documents).reshape(count, documents).astype(np.float64)


def figures(measures: Sequence[Measure], drawn: Statistics) -> Iterator[Statistics]:
    """(1 + count,) for each measure: the figure of all documents, then that of each draw; not-a-number where it is undefined."""
    all_rows = [measure.statistics.reshape(drawn.shape[1], -1) for measure in measures]
    # Tables of labels are nearly all zeros, which need not be multiplied; and one large product is quicker than many small ones.
    used = [np.flatnonzero(rows.any(axis=0)) for rows in all_rows]
    sums = drawn @ np.concatenate([rows[:, columns] for rows, columns in zip(all_rows, used, strict=True)], axis=1)
    begin = 0
    for measure, rows, columns in zip(measures, all_rows, used, strict=True):
        found = np.zeros((1 + len(drawn), rows.shape[1]))
        found[0], found[1:, columns] = rows.sum(axis=0), sums[:, begin : begin + len(columns)]
        begin += len(columns)
        yield measure.values(found.reshape(len(found), *measure.statistics.shape[1:]))


def mean(of_pairs: Statistics) -> Statistics:
    """(1 + count,): the mean over the pairs (first axis) that have the figure."""
    defined = ~np.isnan(of_pairs)
    number = defined.sum(axis=0)
    total: Statistics = np.where(defined, of_pairs, 0).sum(axis=0)
    means = np.full(total.shape, np.nan)
    np.divide(total, number, out=means, where=number > 0)
    return means


def interval(found: Statistics) -> tuple[float, float] | None:
    """The interval of what `figures` or `mean` gave; None without draws, or where too few of them have the figure."""
    defined = found[1:][~np.isnan(found[1:])]
    if not len(defined) or len(defined) < ENOUGH * (len(found) - 1):
        return None
    low, high = np.quantile(defined, ENDS)
    return float(low), float(high)
