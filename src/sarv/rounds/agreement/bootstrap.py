"""All figures by the same draws of documents.

Documents are what is drawn, since what is marked within one hangs together. Each draw takes as many documents as there are, with
repetition, sums what they contribute and makes the figure.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from ._chance import Statistics
from .measures import Measure


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
