"""What all chance-corrected coefficients have in common."""

import numpy as np
from numpy.typing import NDArray

Statistics = NDArray[np.float64]
"""What a document contributes to a coefficient. Arrays of documents add up; a coefficient says what its cells are."""


def one_minus_ratio(observed: Statistics, expected: Statistics) -> list[float | None]:
    """1 − observed / expected disagreement, one by one: 1 is perfect, 0 is what chance does, below 0 is worse than chance.

    None where chance expects no disagreement, for then there was nothing to disagree about: no units, or one label alone.
    """
    defined = expected > 0
    ratio = np.divide(observed, expected, out=np.zeros(expected.shape), where=defined)
    return [float(1 - r) if d else None for r, d in zip(ratio, defined, strict=True)]
