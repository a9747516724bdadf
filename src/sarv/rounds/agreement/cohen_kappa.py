"""Cohen's kappa: how much more often two annotators choose the same label than their habits alone would make them.

    kappa = (A_o − A_e) / (1 − A_e) = 1 − D_o / D_e

with A_o the share of pairs with equal labels, and A_e that share if each annotator drew labels at random, as often as they used
them (each has their own habits; in Krippendorff's alpha they share one). Without unit, at most 1; 0 is chance.

Cohen (1960), A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20(1), 37-46; notation of
Artstein and Poesio (2008), Inter-coder agreement for computational linguistics, Computational Linguistics 34(4), section 2.

On spans it is a figure about matched pairs only, and flatters where few match: give the match rate beside it.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from ._chance import Statistics, one_minus_ratio, only


def statistics(pairs: Iterable[tuple[str, str]], labels: Sequence[str]) -> Statistics:
    """(3, k): of each label, how often both annotators, the first and the second chose it. There may be very many labels."""
    number = {label: i for i, label in enumerate(labels)}
    result = np.zeros((3, len(labels)))
    for first, second in pairs:
        result[0, number[first]] += first == second
        result[1, number[first]] += 1
        result[2, number[second]] += 1
    return result


def of_tables(tables: Statistics) -> Statistics:
    """The same of tables (…, k, k), the first annotator's labels in rows and the second's in columns."""
    return np.stack([np.diagonal(tables, axis1=-2, axis2=-1), tables.sum(axis=-1), tables.sum(axis=-2)], axis=-2)


def value(statistics: Statistics) -> float | None:
    """Kappa of one document or of a sum. None without pairs, and where both annotators used one and the same label only."""
    return only(values(statistics[np.newaxis]))


def values(stack: Statistics) -> Statistics:
    """The same for sums (n, 3, k)."""
    agreed, pairs, _ = stack.sum(axis=2).T
    # Both disagreements times the number of pairs, squared: whole numbers, so that "none" is exactly 0.
    by_chance = np.einsum("ni,ni->n", stack[:, 1], stack[:, 2])
    return one_minus_ratio((pairs - agreed) * pairs, pairs**2 - by_chance)
