"""Gamma: how much order there is in what annotators did, with boundaries, categories and misses weighed in one alignment.

    γ = 1 − δ_o / δ_e

The disorder δ of an alignment is its cost (see `_alignment`) divided by the mean number of units of an annotator. δ_o is the
disorder of the best alignment. δ_e is the mean of the same over random annotations: for each annotator the units of one of the
real annotators, drawn at random, are all moved by one random distance; what would start beyond the end of the text starts again
at its beginning. Two distances of a draw are at least half the mean length of a unit apart, lest annotators agree by
construction (the paper says the mean length; the authors' program and pygamma-agreement take half of it, and published values
come from those). Thirty draws come first; from their variation follows how many are needed for δ_e to be as precise as asked for,
with 95 % confidence.

Without unit, at most 1; 0 is chance. Units of one annotator may overlap. A document's γ says little where it has few units.
It depends on the weights α and β of position and category (here 1 and 1 unless told otherwise; the authors' program has 3 and 1)
and, within the precision, on the seed, so they belong beside the figure.

Mathet, Widlöcher and Métivier (2015), The unified and holistic method gamma (γ) for inter-annotator agreement measure and
alignment, Computational Linguistics 41(3), 437-479: disorder in section 4.3, chance in 5.2.1, precision in 5.3.

Documents are pooled by summing cost and expected cost before the ratio is taken: chance moves units within their own document.
"""

from collections.abc import Sequence
from math import ceil
from random import Random

import numpy as np

from ._alignment import Cuts, cost
from ._chance import Statistics, one_minus_ratio, only

Cut = tuple[int, int, str]
"""A unit: (start, end, category), half-open, in Unicode code points; an element from its first to its last character."""

FIRST_DRAWS = 30
MOST_DRAWS = 1000
CONFIDENCE = 1.96
"""Standard deviations on either side that hold 95 % of a normal distribution."""
TRIES = 100
"""How often a distance is drawn again that is too close to another; in a short text there may be no room for all."""


def statistics(
    annotators: Sequence[Sequence[Cut]],
    length: int,
    seed: str,
    *,
    positional: float = 1,
    categorical: float = 1,
    precision: float = 0.02,
) -> Statistics:
    """(2,): observed and expected disorder of a document of `length` characters, both times its mean number of units.

    `annotators` are the units of each annotator who judged the document: an empty sequence where one found nothing. A document
    of one annotator, or without units, contributes nothing. The same seed gives the same figures, whatever the order of units
    and annotators. `precision` is the relative error of the expected disorder, which at most a thousand draws are to reach; over
    many documents the errors average out, and 0.1 will do.
    """
    numbers = {category: i for i, category in enumerate(sorted({unit[2] for units in annotators for unit in units}))}
    sorted_ = sorted(sorted((start, end, numbers[category]) for start, end, category in units) for units in annotators)
    real = [np.array(units, dtype=np.float64).reshape(-1, 3) for units in sorted_]
    if len(real) < 2 or not numbers:
        return np.zeros(2)
    chance = _Chance(real, length, Random(seed))  # noqa: S311 - nothing is to be kept secret

    def disorders(draws: int) -> list[float]:
        drawn = (chance.draw() for _ in range(draws))
        return [cost(units, positional, categorical) * len(units) / sum(map(len, units)) for units in drawn]

    found = disorders(FIRST_DRAWS)
    # In a text without room to move, no draw may have any disorder; then more draws would not find it either.
    variation = np.std(found) / (np.mean(found) or 1)
    needed = min(ceil((variation * CONFIDENCE / precision) ** 2), MOST_DRAWS)
    found += disorders(needed - FIRST_DRAWS)
    units_on_average = sum(map(len, real)) / len(real)
    return np.array([cost(real, positional, categorical), float(np.mean(found)) * units_on_average])


def value(statistics: Statistics) -> float | None:
    """Gamma of a document, or of a sum of documents. None where there are no units, or no room to move them."""
    return only(values(statistics[np.newaxis]))


def values(stack: Statistics) -> Statistics:
    """The same for sums (n, 2)."""
    return one_minus_ratio(stack[:, 0], stack[:, 1])


class _Chance:
    """Draws random annotations from real ones."""

    def __init__(self, real: Sequence[Cuts], length: int, random: Random) -> None:
        self.real = real
        self.length = length
        self.random = random
        self.apart = float(np.concatenate([units[:, 1] - units[:, 0] for units in real]).mean()) / 2

    def draw(self) -> list[Cuts]:
        """As many annotators as there are real ones; at least one of them has units."""
        while True:
            chosen = [self.real[self._below(len(self.real))] for _ in self.real]
            if any(map(len, chosen)):
                return [self._moved(units, distance) for units, distance in zip(chosen, self._distances(), strict=True)]

    def _moved(self, units: Cuts, distance: int) -> Cuts:
        starts = (units[:, 0] + distance) % self.length
        return np.column_stack([starts, starts + units[:, 1] - units[:, 0], units[:, 2]])

    def _distances(self) -> list[int]:
        """A random distance for each annotator, apart from the others either way around the text, where there is room."""
        distances: list[int] = []
        for _ in self.real:
            for _ in range(TRIES):
                distance = self._below(self.length)
                if all(self.apart <= (distance - other) % self.length <= self.length - self.apart for other in distances):
                    break
            distances.append(distance)
        return distances

    def _below(self, limit: int) -> int:
        # Unlike the other methods of Random, random() gives the same numbers in every version of Python.
        return int(self.random.random() * limit)
