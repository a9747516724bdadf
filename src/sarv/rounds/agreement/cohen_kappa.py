"""Cohen's kappa: how much more often two annotators choose the same label than their habits alone would make them.

    kappa = (A_o − A_e) / (1 − A_e) = 1 − D_o / D_e

with A_o the share of pairs with equal labels, and A_e that share if each annotator drew labels at random, as often as they used
them (each has their own habits; in Krippendorff's alpha they share one). Without unit, at most 1; 0 is chance.

Cohen (1960), A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20(1), 37-46; notation of
Artstein and Poesio (2008), Inter-coder agreement for computational linguistics, Computational Linguistics 34(4), section 2.

On spans it is a figure about matched pairs only, and flatters where few match: give the match rate beside it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from ._chance import Statistics, one_minus_ratio


def statistics(pairs: Iterable[tuple[str, str]], labels: Sequence[str]) -> Statistics:
    """(k, k): how often the first annotator chose the label of the row and the second that of the column."""
    number = {label: i for i, label in enumerate(labels)}
    table = np.zeros((len(labels), len(labels)))
    for (first, second), times in Counter(pairs).items():
        table[number[first], number[second]] = times
    return table


def value(statistics: Statistics) -> float | None:
    """Kappa of a table. None without pairs, and where both annotators used one and the same label only."""
    return values(statistics[np.newaxis])[0]


def values(stack: Statistics) -> list[float | None]:
    """The same for tables (n, k, k)."""
    pairs = stack.sum(axis=(1, 2))
    agreed = np.trace(stack, axis1=1, axis2=2)
    # Both disagreements times the number of pairs, squared: whole numbers, so that "none" is exactly 0.
    by_chance = np.einsum("ni,ni->n", stack.sum(axis=2), stack.sum(axis=1))
    return one_minus_ratio((pairs - agreed) * pairs, pairs**2 - by_chance)
