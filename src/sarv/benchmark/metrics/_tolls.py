"""Tolls: how many were killed and injured, by event and source, without a place in the text.

The toll that a source gives of an event is, for each kind, its greatest figure, by the low end and then by the high one; parts
of it are not added up, and a figure that is open at both ends is none. A prediction gives them as `tolls`, or has them by its
events.

Events are paired one to one so that the pairs have as many figures in common as they can.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from ..pairing import Pair, party
from ._tolerance import Figure, matched

KINDS = ("killed", "injured")

Similarity = Callable[[Sequence[Figure], Sequence[Figure]], int]


def tolls(pair: Pair) -> tuple[list[list[Figure]], list[list[Figure]]]:
    """The figures of every event that has any, in gold and predicted, in an order that follows from what they say."""
    given = pair.predicted.tolls
    predicted = [toll.figures for toll in given] if given is not None else [one.casualties for one in pair.predicted.events or ()]
    return _sorted(one.casualties for one in pair.gold.events), _sorted(predicted)


def _sorted(events: Iterable[Iterable[Any]]) -> list[list[Figure]]:
    return sorted((found for figures in events if (found := greatest(figures))), key=lambda found: [_key(one) for one in found])


def greatest(figures: Iterable[Any]) -> list[Figure]:
    """The greatest figure of each kind and source."""
    found: dict[tuple[str, ...], Figure] = {}
    for one in figures:
        if one.kind not in KINDS or one.low is one.high is None:
            continue
        figure = Figure((one.kind, party(one.source) if one.source is not None else ""), one.low, one.high)
        if figure.about not in found or _key(figure) > _key(found[figure.about]):
            found[figure.about] = figure
    return sorted(found.values(), key=_key)


def _key(figure: Figure) -> tuple[Any, ...]:
    return figure.about, -1 if figure.low is None else figure.low, float("inf") if figure.high is None else figure.high


def same(gold: Sequence[Figure], predicted: Sequence[Figure]) -> int:
    """How many figures of two events are the same."""
    return (Counter(gold) & Counter(predicted)).total()


def paired(gold: list[list[Figure]], predicted: list[list[Figure]], similarity: Similarity) -> list[tuple[int, int, int]]:
    """The pairs of events, as indices, with how many figures they have in common."""
    if not gold or not predicted:
        return []
    marks = np.array([[similarity(one, other) for other in predicted] for one in gold])
    rows, columns = linear_sum_assignment(marks, maximize=True)
    return [(i, j, int(marks[i, j])) for i, j in zip(rows.tolist(), columns.tolist(), strict=True)]


def counted(pair: Pair, similarity: Similarity) -> list[tuple[str, int, int, int]]:
    """What `by_document` counts of the tolls of a document."""
    gold, predicted = tolls(pair)
    right = sum(common for _, _, common in paired(gold, predicted, similarity))
    return [("", right, sum(map(len, gold)), sum(map(len, predicted)))]


exactly = partial(counted, similarity=same)
nearly = partial(counted, similarity=matched)
