"""Cohen's kappa where the answers are actors: too many for a table of every pair of them, which would be nearly all zeros.

The coefficient is that of `cohen_kappa`; it needs of the table only the diagonal and the sums of rows and columns.
"""

from collections.abc import Sequence

import numpy as np

from ._chance import Statistics, one_minus_ratio


def statistics(documents: Sequence[Sequence[tuple[str, str]]]) -> Statistics:
    """(documents, 3, k): for each answer, in how many of the pairs both, the first and the second annotator gave it."""
    answers = sorted({answer for pairs in documents for pair in pairs for answer in pair})
    number = {answer: i for i, answer in enumerate(answers)}
    result = np.zeros((len(documents), 3, len(answers)))
    for row, pairs in zip(result, documents, strict=True):
        for first, second in pairs:
            row[1, number[first]] += 1
            row[2, number[second]] += 1
            if first == second:
                row[0, number[first]] += 1
    return result


def values(stack: Statistics) -> list[float | None]:
    """Kappa of sums (n, 3, k). None without pairs, and where both annotators gave one and the same answer only."""
    agreed, first, second = stack.sum(axis=2).T
    by_chance = np.einsum("ni,ni->n", stack[:, 1], stack[:, 2])
    return one_minus_ratio((first - agreed) * first, first * second - by_chance)
