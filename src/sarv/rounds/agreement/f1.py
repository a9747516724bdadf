"""F1 between two annotators: the share of elements that both found, the usual figure where there is no count of true negatives.

    F1 = 2 m / (2 m + a + b)

with m matched elements, and a and b elements that only the first and only the second annotator has. It is the harmonic mean of
precision and recall with either annotator as the truth, hence the same both ways; 0 to 1. Kappa tends to it as the number of
places where nobody marked anything grows.

Hripcsak and Rothschild (2005), Agreement, the F-measure, and reliability in information retrieval, JAMIA 12(3), 296-298.
"""

from collections.abc import Sequence

import numpy as np

from ._chance import Statistics, only, ratio
from .matching import Match


def statistics(matches: Sequence[Match], first: int, second: int, *, exact: bool) -> Statistics:
    """(3,): matched, only the first's, only the second's elements of a document where they have `first` and `second` elements.

    Where `exact`, elements count as matched if they cover the same characters, else if they are matched at all.
    """
    matched = sum(match.overlap == 1 for match in matches) if exact else len(matches)
    return np.array([matched, first - matched, second - matched], dtype=np.float64)


def value(statistics: Statistics) -> float | None:
    """F1 of one document or, summed over documents, micro-averaged. None where neither annotator has an element."""
    return only(values(statistics[np.newaxis]))


def values(stack: Statistics) -> Statistics:
    """The same for sums (n, 3)."""
    return ratio(2 * stack[:, 0], 2 * stack[:, 0] + stack[:, 1] + stack[:, 2])
