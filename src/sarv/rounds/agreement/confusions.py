"""What annotators take for what: tables of the labels that they chose, and the actors that they named for one another."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from .comparison import Two
from .matching import Decisions
from .tables import UNMARKED, Tables
from .units import KINDS

AN_EVENT, A_PROPOSITION = "(an event)", "(a proposition)"
"""What stands for the targets of stances that are no actors."""


@dataclass(frozen=True)
class Confusion:
    """How often the first annotator of `between` chose the label of the row, and the second that of the column.

    The last row and the last column are for units that the first, or the second, did not mark; their label is "".
    """

    of: str
    question: str
    between: tuple[str, str]
    labels: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


def confusions(tables: Tables, between: tuple[str, str]) -> Iterator[Confusion]:
    """The tables of two annotators, those without anything left out."""
    for (of, question), table in tables.items():
        counts = table.counts.sum(axis=0)
        names = (*table.labels, UNMARKED)
        used = [i for i, label in enumerate(names) if label == UNMARKED or counts[i].any() or counts[:, i].any()]
        if counts.any():
            shown = tuple(tuple(round(counts[i, j]) for j in used) for i in used)
            yield Confusion(of, question, between, tuple(names[i] for i in used), shown)


@dataclass(frozen=True)
class Mixup:
    """How often, of units that match, one annotator named the actors `one` and the other `other`; "" is nobody."""

    of: str
    question: str
    one: str
    other: str
    count: int


def mixups(layer: str, pairs: Iterable[Sequence[Two]]) -> list[Mixup]:
    """The actors that any two annotators named for one another, the most frequent first."""
    every = [two for documents in pairs for two in documents]
    found: Counter[tuple[str, str, str, str]] = Counter()
    for kind in KINDS.values():
        for at, question in enumerate(kind.questions):
            if kind.layer == layer and not question.field:
                named = _target if question.name == "target" else itemgetter(at)
                for two in every:
                    first, second = two.first.of[kind.name], two.second.of[kind.name]
                    for i, j, _ in two.matches[kind.name]:
                        one, other = named(first[i].answers), named(second[j].answers)
                        if one != other:
                            found[kind.name, question.name, min(one, other), max(one, other)] += 1
    return [Mixup(*what, count) for what, count in sorted(found.items(), key=lambda item: (-item[1], item[0]))]


def _target(answers: Decisions) -> str:
    """The actor that is the target of a stance, or what else it is; which one is another question."""
    about = answers[1]
    return AN_EVENT if about.startswith("event ") else A_PROPOSITION if about.startswith("proposition ") else about
