"""Counts of extents by label."""

from ...layers import labels
from ..spans import Integers, Spans, counts
from ._counts import Statistics


def by_label(found: Integers, gold: Spans, predicted: Spans, documents: int, field: str) -> Statistics:
    """(documents, labels + 1, 3): found, in gold, predicted; what has none of the field's labels is last and never right."""
    counted = counts(found, gold, predicted, documents, 1 + len(labels()[field]))
    counted[:, -1, 0] = 0
    return counted
