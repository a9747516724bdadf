"""The best alignment of the units of several annotators, as the coefficient gamma wants it.

A unitary alignment takes one unit of each annotator, or the empty unit, which stands for "nothing here". It costs the mean
dissimilarity of its pairs:

    d(u, v) = α ((|start_u − start_v| + |end_u − end_v|) / (length_u + length_v))² + β [category_u ≠ category_v],
    d(u, ∅) = d(∅, ∅) = 1

An alignment puts every unit into one unitary alignment; the best one costs least. For two annotators that is a rectangular
assignment. For more it is a choice among all unitary alignments that may pay, each unit in exactly one: a linear program in whole
numbers.

Mathet, Widlöcher and Métivier (2015), The unified and holistic method gamma (γ) for inter-annotator agreement measure and
alignment, Computational Linguistics 41(3), 437-479: sections 4 and 5.1.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, linear_sum_assignment, milp
from scipy.sparse import csc_array

Cuts = NDArray[np.float64]
"""One annotator's units, (n, 3): start, end, number of the category."""

Floats = NDArray[np.float64]


class UnsolvedError(Exception):
    """The best alignment was not found; the sentence is what the solver says."""


def cost(annotators: Sequence[Cuts], positional: float, categorical: float) -> float:
    """The least cost of an alignment: the sum of the costs of its unitary alignments; `UnsolvedError` where there is none."""
    pairs = {
        (a, b): dissimilarities(annotators[a], annotators[b], positional, categorical)
        for a, b in combinations(range(len(annotators)), 2)
    }
    if len(annotators) == 2:
        # Two units that stay alone cost 1 each; aligning them saves what is left of these 2, and nothing beyond.
        saved = np.minimum(pairs[0, 1] - 2, 0)
        return float(sum(map(len, annotators)) + saved[linear_sum_assignment(saved)].sum())
    sizes = [len(units) for units in annotators]
    chosen, costs = _worthwhile(sizes, pairs)
    columns, members = np.nonzero(chosen >= 0)
    rows = np.cumsum([0, *sizes])[members] + chosen[columns, members]
    each_unit_once = csc_array((np.ones(len(rows)), (rows, columns)), shape=(sum(sizes), len(costs)))
    best = milp(costs, integrality=np.ones(len(costs)), bounds=Bounds(0, 1), constraints=LinearConstraint(each_unit_once, 1, 1))
    if not best.success:
        raise UnsolvedError(f"no best alignment of {sum(sizes)} units of {len(sizes)} annotators was found: {best.message}")
    return float(np.dot(costs, np.round(best.x)))


def dissimilarities(first: Cuts, second: Cuts, positional: float, categorical: float) -> Floats:
    """d(u, v) for each unit u of the first and v of the second annotator."""
    u, v = first[:, np.newaxis], second[np.newaxis]
    apart = np.abs(u[..., 0] - v[..., 0]) + np.abs(u[..., 1] - v[..., 1])
    lengths = u[..., 1] - u[..., 0] + v[..., 1] - v[..., 0]
    return np.asarray(positional * np.square(apart / lengths) + categorical * (u[..., 2] != v[..., 2]))


def _worthwhile(sizes: Sequence[int], pairs: Mapping[tuple[int, int], Floats]) -> tuple[NDArray[np.intp], Floats]:
    """The unitary alignments that no split makes cheaper, (c, n): each annotator's unit or -1 for the empty one; and their costs.

    A split into parts of s and r units does away with the dissimilarities between these, and adds n (n − 1) / 2 + s r pairs with
    the empty unit. (The paper excludes those that cost more than n, which follows.)
    """
    # The empty unit stands behind the others, where the index -1 finds it.
    padded = {key: np.pad(matrix, (0, 1), constant_values=1) for key, matrix in pairs.items()}
    highest = len(pairs) + len(sizes) - 1
    chosen: NDArray[np.intp] = np.zeros((1, 0), dtype=np.intp)
    for b, size in enumerate(sizes):
        fits = np.ones((len(chosen), size + 1), dtype=bool)
        for a in range(b):
            fits &= padded[a, b][chosen[:, a]] <= highest
        before, units = np.nonzero(fits)
        chosen = np.column_stack([chosen[before], np.where(units < size, units, -1)])
    chosen = chosen[(chosen >= 0).any(axis=1)]

    there = chosen >= 0
    between = {(a, b): matrix[chosen[:, a], chosen[:, b]] for (a, b), matrix in padded.items()}
    worthwhile = np.ones(len(chosen), dtype=bool)
    everyone = set(range(len(sizes)))
    for part in (set(part) for size in range(1, len(sizes) // 2 + 1) for part in combinations(everyone, size)):
        split = [(a, b) for a, b in pairs if (a in part) != (b in part)]
        lost = sum(between[a, b] * (there[:, a] & there[:, b]) for a, b in split)
        products = there[:, sorted(part)].sum(axis=1) * there[:, sorted(everyone - part)].sum(axis=1)
        worthwhile &= (products == 0) | (lost <= len(pairs) + products)
    costs = np.sum([between[key] for key in pairs], axis=0) / len(pairs)
    return chosen[worthwhile], costs[worthwhile]
