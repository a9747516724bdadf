"""How far apart two casualty figures for the same thing are, on a scale from 0 (the same number) to 1.

    error = (e(low, low') + e(high, high')) / 2,   e(x, y) = 1 − min(x, y) / max(x, y) = 1 − exp(−|ln x − ln y|),   e(0, 0) = 0

So it is the log-relative error, which is the same both ways, bent to a scale that also takes zero: 0.5 is one number twice the
other, whatever their size. An open end ("at least 12") is taken to be at the end that is given, for openness is a matter of
the modifier and is compared there. A vague figure ("dozens") has no number: 0 beside another vague one, 1 beside a number.

The log-relative change is the one relative change that is the same both ways and adds up: Törnqvist, Vartia and Vartia (1985),
How should relative changes be measured?, The American Statistician 39(1), 43-46. Scale and treatment of open ends are ours.
"""

from collections.abc import Iterable

from ...records import Casualties
from ._chance import Statistics
from .share import of_values


def error(first: Casualties, second: Casualties) -> float:
    """The error between two figures: 0 for the same, 1 where a number stands beside none, or beside zero."""
    ours, theirs = _ends(first), _ends(second)
    if ours is None or theirs is None:
        return float(ours is not theirs)
    return sum(1 - min(x, y) / max(x, y) if x != y else 0.0 for x, y in zip(ours, theirs, strict=True)) / 2


def statistics(pairs: Iterable[tuple[Casualties, Casualties]]) -> Statistics:
    """(2,): the sum of the errors of a document's matched figures, and how many they are. `share` has the mean."""
    return of_values([error(first, second) for first, second in pairs])


def _ends(figure: Casualties) -> tuple[int, int] | None:
    low = figure.high if figure.low is None else figure.low
    high = figure.low if figure.high is None else figure.high
    return None if low is None or high is None else (low, high)
