"""Krippendorff's alpha: how much closer the values are that annotators give one unit than values drawn from all units.

    alpha = 1 − D_o / D_e
    D_o = Σ_c Σ_k o_ck δ²_ck / n,   D_e = Σ_c Σ_k n_c n_k δ²_ck / (n (n − 1))

with o_ck the coincidences of values c and k: each of the m_u (m_u − 1) ordered pairs of values within a unit that m_u annotators
judged counts 1 / (m_u − 1); n_c the sums of o's rows, n their total. A unit with fewer than two values is not counted. So any
number of annotators and missing values are fine. Without unit, at most 1; 0 is chance.

The difference δ² depends on the metric: nominal, 0 for equal values, else 1; ordinal, (Σ_{g=c..k} n_g − (n_c + n_k) / 2)²;
interval, (c − k)²; ratio, ((c − k) / (c + k))², which needs values of at least 0.

Krippendorff (2011), Computing Krippendorff's alpha-reliability, University of Pennsylvania, sections A to D.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from itertools import permutations
from typing import Literal, TypeVar

import numpy as np

from ._chance import Statistics, one_minus_ratio, only

Metric = Literal["nominal", "ordinal", "interval", "ratio"]
Label = TypeVar("Label", bound=Hashable)


def statistics(units: Iterable[Sequence[Label | None]], labels: Sequence[Label]) -> Statistics:
    """(k, k): the coincidences of the labels; a unit is the label that each annotator gave it, None where one gave none.

    For the ordinal metric `labels` stand in ascending order. Annotators are interchangeable, so their order in a unit is free.
    """
    number = {label: i for i, label in enumerate(labels)}
    coincidences = np.zeros((len(labels), len(labels)))
    for unit, times in Counter(map(tuple, units)).items():
        given = [number[label] for label in unit if label is not None]
        for first, second in permutations(given, 2):
            coincidences[first, second] += times / (len(given) - 1)
    return coincidences


def value(statistics: Statistics, metric: Metric = "nominal", numbers: Sequence[float] | None = None) -> float | None:
    """Alpha of summed coincidences. None where no unit has two values, and where all values are the same.

    `numbers` are the labels as numbers, for the metrics interval and ratio.
    """
    return only(values(statistics[np.newaxis], metric, numbers))


def values(stack: Statistics, metric: Metric = "nominal", numbers: Sequence[float] | None = None) -> Statistics:
    """The same for coincidences (n, k, k)."""
    given = stack.sum(axis=2)
    total = given.sum(axis=1)
    if metric == "ordinal":
        # The sum from c to k less half its ends is the distance between the middle ranks of c and k.
        middles = given.cumsum(axis=1) - given / 2
        difference = (middles[:, :, np.newaxis] - middles[:, np.newaxis, :]) ** 2
        expected = np.einsum("ni,nij,nj->n", given, difference, given)
        return one_minus_ratio((stack * difference).sum(axis=(1, 2)) * (total - 1), expected)
    fixed = _difference(metric, stack.shape[1], numbers)
    return one_minus_ratio((stack * fixed).sum(axis=(1, 2)) * (total - 1), ((given @ fixed) * given).sum(axis=1))


def _difference(metric: Metric, labels: int, numbers: Sequence[float] | None) -> Statistics:
    """δ² (k, k), where it does not depend on how often labels were given."""
    if metric == "nominal":
        return 1 - np.eye(labels)
    if numbers is None:
        raise ValueError(f"the metric {metric} needs the labels as numbers")
    column = np.array(numbers, dtype=np.float64)[:, np.newaxis]
    apart = column - column.T
    if metric == "ratio":
        together = column + column.T
        apart = np.divide(apart, together, out=np.zeros(apart.shape), where=together != 0)
    return np.square(apart)
