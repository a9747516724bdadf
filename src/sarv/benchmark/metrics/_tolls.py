"""How tolls of gold and predicted events are compared: events are paired one to one, with as many figures in common as can be."""

from collections.abc import Callable
from functools import partial
from itertools import repeat

import numpy as np
from scipy.optimize import linear_sum_assignment

from ..pairing import Pair
from ..tolls import Figure
from ._counts import Counted
from ._tolerance import near

Same = Callable[[Figure, Figure], bool]


def equal(first: Figure, second: Figure) -> bool:
    """Whether two figures are the same."""
    return first == second


def comparable(first: Figure, second: Figure) -> bool:
    """Whether two figures are of one kind and source."""
    return first.about == second.about


def paired(gold: list[list[Figure]], predicted: list[list[Figure]], same: Same) -> list[tuple[int, int, int]]:
    """The pairs of events, as numbers in the two lists, with how many figures they have in common."""
    if not gold or not predicted:
        return []
    having: dict[tuple[str, ...], list[tuple[int, Figure]]] = {}
    for i, toll in enumerate(gold):
        for one in toll:
            having.setdefault(one.about, []).append((i, one))
    marks = np.zeros((len(gold), len(predicted)), dtype=np.int64)
    for j, toll in enumerate(predicted):
        for other in toll:
            for i, one in having.get(other.about, ()):
                marks[i, j] += same(one, other)
    rows, columns = linear_sum_assignment(marks, maximize=True)
    return [(i, j, int(marks[i, j])) for i, j in zip(rows.tolist(), columns.tolist(), strict=True) if marks[i, j]]


def counted(pair: Pair, same: Same) -> Counted:
    """What `by_document` counts of the tolls of a document."""
    gold, predicted = pair.tolls
    right = sum(common for _, _, common in paired(gold, predicted, same))
    return repeat(None, right), repeat(None, sum(map(len, gold))), repeat(None, sum(map(len, predicted)))


exactly = partial(counted, same=equal)
nearly = partial(counted, same=near)
