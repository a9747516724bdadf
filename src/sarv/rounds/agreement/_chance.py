"""What all chance-corrected coefficients have in common."""

import numpy as np
from numpy.typing import NDArray

Statistics = NDArray[np.float64]
"""What a document contributes to a coefficient. Arrays of documents add up; a coefficient says what its cells are."""


def ratio(part: Statistics, whole: Statistics) -> Statistics:
    """part / whole, one by one; not-a-number where there is nothing that could have a part."""
    found = np.full(whole.shape, np.nan)
    np.divide(part, whole, out=found, where=whole > 0)
    return found


def one_minus_ratio(observed: Statistics, expected: Statistics) -> Statistics:
    """1 − observed / expected disagreement, one by one: 1 is perfect, 0 is what chance does, below 0 is worse than chance.

    Not-a-number where chance expects no disagreement, for then there was nothing to disagree about: no units, or one label alone.
    """
    return 1 - ratio(observed, expected)


def only(values: Statistics) -> float | None:
    """The only one of these figures; None where it is undefined."""
    (value,) = values
    return None if np.isnan(value) else float(value)
