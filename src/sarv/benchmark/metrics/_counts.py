"""What metrics that count have in common: how many right, in gold and predicted, document by document, and F1 of their sums.

    precision = right / predicted,  recall = right / gold,  F1 = 2 · right / (gold + predicted)

    micro: F1 of the sums over all labels;  macro: the mean of the labels' F1, over labels that gold or the predictions have

Where there is nothing in gold and nothing predicted, there is no figure. van Rijsbergen (1979), *Information Retrieval*,
chapter 7.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from ..pairing import Pair

Item = TypeVar("Item", bound=Hashable)

Statistics = NDArray[np.float64]
"""(documents, labels, 3) of one batch: right, in gold, predicted. Summed over documents they make the figure."""


def f1(sums: Statistics) -> Statistics:
    """(…): F1 of (…, 3); not-a-number where nothing is in gold and nothing predicted."""
    return ratio(2 * sums[..., 0], sums[..., 1] + sums[..., 2])


def ratio(above: Statistics, below: Statistics) -> Statistics:
    """One by the other; not-a-number where the other is 0."""
    found: Statistics = np.divide(above, below, out=np.full(np.shape(below), np.nan), where=below > 0)
    return found


def micro(sums: Statistics) -> Statistics:
    """(…): F1 over all labels of (…, labels, 3)."""
    return f1(sums.sum(axis=-2))


def macro(sums: Statistics) -> Statistics:
    """(…): the mean of the labels' F1 of (…, labels + 1, 3); what has none of the labels, the last, is missed and no label."""
    by_label = f1(sums[..., :-1, :])
    there = ~np.isnan(by_label)
    return ratio(np.where(there, by_label, 0).sum(axis=-1), there.sum(axis=-1).astype(np.float64))


Counted = tuple[Iterable[str | None], Iterable[str | None], Iterable[str | None]]
"""What is right, what is in gold and what is predicted in a document: the label of each."""


def by_document(pairs: Sequence[Pair], labels: Sequence[str], count: Callable[[Pair], Counted]) -> Statistics:
    """(documents, labels + 1, 3) from a function that gives the labels of a document; what is none of these goes to the last."""
    width = 3 * (len(labels) + 1)
    places = {label: 3 * number for number, label in enumerate(labels)}
    last = width - 3
    cells: list[int] = []
    for number, pair in enumerate(pairs):
        for column, found in enumerate(count(pair), number * width):
            cells += [column + places.get(label, last) for label in found]  # type: ignore[arg-type] # None is no label
    counted = np.bincount(np.array(cells, dtype=np.int64), minlength=len(pairs) * width)
    return counted.reshape(len(pairs), len(labels) + 1, 3).astype(np.float64)


def common(gold: Mapping[Item, int], predicted: Mapping[Item, int]) -> Iterator[Item]:
    """Every item as often as both have it."""
    for item, count in gold.items():
        if item in predicted:
            yield from repeat(item, min(count, predicted[item]))
