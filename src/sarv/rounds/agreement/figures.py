"""Figures with their intervals: of each pair of annotators, over all pairs, and over all annotators at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ...resampling import interval
from . import bootstrap
from ._chance import Statistics
from .measures import Measure, Name
from .units import question

DIGITS = 6
"""Figures are rounded to so many, so that they are the same on every machine."""

UNMARKED = "none was marked"
UNMATCHED = "none was marked by both"
ONE_ANSWER = "everyone gave the same answer throughout, so chance would agree as well"


@dataclass(frozen=True)
class Figure:
    """One figure. `over` is `pair` (the two annotators of `between`), `pairs` (the mean over all pairs) or `all` (all at once).

    `low` and `high` are the ends of its interval. `count` is on how many units it rests (see `Measure`), summed over pairs.
    `value` is None where the figure is undefined, and `undefined` says why.
    """

    name: Name
    over: str
    between: tuple[str, ...]
    value: float | None
    low: float | None
    high: float | None
    count: int | None
    undefined: str | None


def figures(
    of_pairs: Mapping[tuple[str, str], Sequence[Measure]],
    at_once: Sequence[Measure],
    everyone: tuple[str, ...],
    draws: Statistics,
) -> Iterator[Figure]:
    """The figures of what was measured, all from the same draws of documents."""
    by_name: dict[Name, dict[tuple[str, str], tuple[Measure, Statistics]]] = {}
    for pair, measures in of_pairs.items():
        for measure, values in zip(measures, bootstrap.figures(measures, draws), strict=True):
            by_name.setdefault(measure.name, {})[pair] = (measure, values)
    for name, found in sorted(by_name.items(), key=_place(by_name)):
        for pair, (measure, values) in found.items():
            yield _figure("pair", pair, name, values, measure.count, _why(measure))
        counts = [measure.count for measure, _ in found.values() if measure.count is not None]
        means = bootstrap.mean(np.stack([values for _, values in found.values()]))
        why = _why_all({pair: _why(measure) for pair, (measure, _) in found.items()})
        yield _figure("pairs", everyone, name, means, sum(counts) if counts else None, why)
    for measure, values in zip(at_once, bootstrap.figures(at_once, draws), strict=True):
        yield _figure("all", everyone, measure.name, values, measure.count, _why(measure))


def _place(names: Iterable[Name]) -> Callable[[tuple[Name, Any]], tuple[int, int]]:
    """Where a figure stands among others: as they came, but labels in the order of their field."""
    first: dict[Name, int] = {}
    for number, name in enumerate(names):
        first.setdefault(name._replace(label=""), number)

    def place(named: tuple[Name, Any]) -> tuple[int, int]:
        name = named[0]
        labels = question(name.of, name.question).labels if name.label else ()
        return first[name._replace(label="")], labels.index(name.label) if name.label else 0

    return place


def _figure(over: str, between: tuple[str, ...], name: Name, values: Statistics, count: int | None, why: str) -> Figure:
    if np.isnan(values[0]):
        return Figure(name, over, between, None, None, None, count, why)
    low, high = interval(values[1:]) or (None, None)
    return Figure(name, over, between, _rounded(values[0]), _rounded(low), _rounded(high), count, None)


def _why(measure: Measure) -> str:
    """Why a figure is undefined, if it is."""
    if measure.statistics.any():
        return ONE_ANSWER
    return UNMARKED if measure.count is None or measure.name.figure.startswith("f1") else UNMATCHED


def _why_all(reasons: Mapping[tuple[str, str], str]) -> str:
    """Why the mean over some pairs is undefined: one reason for all, or each with its pairs."""
    of: dict[str, list[str]] = {}
    for pair, reason in reasons.items():
        of.setdefault(reason, []).append(" and ".join(pair))
    return next(iter(of)) if len(of) == 1 else "; ".join(f"{', '.join(pairs)}: {reason}" for reason, pairs in of.items())


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(float(value), DIGITS) + 0.0  # no negative zero
