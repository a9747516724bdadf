"""Which label one annotator chose where another chose which: of every question with labels a table for each document."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from ._chance import Statistics
from .comparison import Two
from .matching import Decisions
from .units import KINDS, Kind

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
        if kind.layer == layer:
            answers = [_answers(two, kind) for two in documents]
            for at, question in enumerate(kind.questions):
                if question.field:
                    found[kind.name, question.name] = Table(question.labels, _counts(answers, at, (*question.labels, UNMARKED)))
    return found


def _answers(two: Two, kind: Kind) -> list[tuple[Decisions, Decisions]]:
    """What both said of each unit."""
    first, second = (units.answers[kind.name] for units in two[:2])
    matches = two.matches[kind.name]
    of_first, of_second = {match.first for match in matches}, {match.second for match in matches}
    nothing = (UNMARKED,) * len(kind.questions)
    return [
        *((first[i], second[j]) for i, j, _ in matches),
        *((said, nothing) for i, said in enumerate(first) if i not in of_first),
        *((nothing, said) for j, said in enumerate(second) if j not in of_second),
    ]


def _counts(documents: Sequence[Sequence[tuple[Decisions, Decisions]]], at: int, labels: Sequence[str]) -> Statistics:
    number = {label: i for i, label in enumerate(labels)}
    k = len(labels)
    cells = [
        (document * k + number[first[at]]) * k + number[second[at]]
        for document, answers in enumerate(documents)
        for first, second in answers
    ]
    counts = np.bincount(np.array(cells, dtype=np.intp), minlength=len(documents) * k * k)
    return counts.reshape(len(documents), k, k).astype(np.float64)
