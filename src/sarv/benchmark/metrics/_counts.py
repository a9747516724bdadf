"""What metrics that count have in common: how many right, in gold and predicted, document by document, and F1 of their sums.

    precision = right / predicted,  recall = right / gold,  F1 = 2 · right / (gold + predicted)

    micro: F1 of the sums over all labels;  macro: the mean of the labels' F1, over labels that gold or the predictions have

Where there is nothing in gold and nothing predicted, there is no figure. van Rijsbergen (1979), *Information Retrieval*,
chapter 7.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..pairing import Pair

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
    """(…): the mean of the labels' F1 of (…, labels, 3)."""
    by_label = f1(sums)
    there = ~np.isnan(by_label)
    return ratio(np.where(there, by_label, 0).sum(axis=-1), there.sum(axis=-1).astype(np.float64))


def by_document(
    pairs: Sequence[Pair], labels: Sequence[str], count: Callable[[Pair], Iterable[tuple[str, int, int, int]]]
) -> Statistics:
    """(documents, labels, 3) from a function that yields label, right, in gold, predicted; other labels go to the last place."""
    found = np.zeros((len(pairs), len(labels) + 1, 3))
    places = {label: number for number, label in enumerate(labels)}
    for row, pair in zip(found, pairs, strict=True):
        for label, *numbers in count(pair):
            row[places.get(label, len(labels))] += numbers
    return found


def multisets(gold: Any, predicted: Any, label: Callable[[Any], str]) -> Iterable[tuple[str, int, int, int]]:
    """What `by_document` counts of two counters: an item is right as often as both have it."""
    for item, count in gold.items():
        yield label(item), min(count, predicted[item]), count, 0
    for item, count in predicted.items():
        yield label(item), 0, 0, count
