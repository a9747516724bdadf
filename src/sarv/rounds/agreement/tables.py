"""Which label one annotator chose where another chose which: of every question with labels a table for each document."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from . import cohen_kappa
from ._chance import Statistics
from .comparison import Two
from .units import KINDS

UNMARKED = ""
"""Stands for the label of a unit that an annotator did not mark."""


class Table(NamedTuple):
    """What two annotators chose. `counts` (documents, k, k): a row for each label of the first annotator; `UNMARKED` is last."""

    labels: tuple[str, ...]
    counts: Statistics


Tables = Mapping[tuple[str, str], Table]
"""The tables of two annotators, by kind of unit and question."""


def tables(layer: str, documents: Sequence[Two]) -> Tables:
    """What two annotators chose of all units of a layer: of those that match, and of those that only one of them marked."""
    found = {}
    for kind in KINDS.values():
        for at, question in enumerate(kind.questions):
            if kind.layer == layer and question.field:
                names = (*question.labels, UNMARKED)
                counts = [cohen_kappa.statistics(_answers(two, kind.name, at), names) for two in documents]
                found[kind.name, question.name] = Table(question.labels, np.stack(counts))
    return found


def _answers(two: Two, kind: str, at: int) -> Iterator[tuple[str, str]]:
    first, second = ([unit.answers[at] for unit in judged.units[kind]] for judged in two[:2])
    for i, j, _ in two.matches[kind]:
        yield first[i], second[j]
        first[i] = second[j] = UNMARKED
    # What is left was matched with nothing.
    yield from ((label, UNMARKED) for label in first if label)
    yield from ((UNMARKED, label) for label in second if label)
