"""Every figure of a layer as what each document contributes to it, so that intervals can be drawn from the documents.

What the figures are called and mean to a reader is in `wording`.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ...extents import characters
from ...layers import labels
from . import casualty_error, cohen_kappa, f1, frames, krippendorff_alpha, share
from ._chance import Statistics
from .comparison import All, Two, target
from .matching import Match
from .tables import Table, Tables
from .units import KINDS, SEVERAL, Kind, Question, Unit, Units

Values = Callable[[Statistics], Statistics]


class Name(NamedTuple):
    """Which figure: of which kind of unit, which coefficient, on which question, for which label."""

    of: str
    figure: str
    question: str = ""
    label: str = ""


@dataclass(frozen=True)
class Measure:
    """A figure: `statistics` has a row for each document, `values` makes the figure of stacked sums of rows.

    `count` is on how many units it rests: those that either annotator marked for an F1 (those that match once), the matched ones
    for what was decided of them; None where it rests on the whole text.
    """

    name: Name
    statistics: Statistics
    values: Values
    count: int | None = None


WORDS = ("mention", "cue", "trigger", "argument")
"""The kinds that are words, of which it makes sense to ask for exactly the same."""

WHOLE: Mapping[str, tuple[str, ...]] = {
    "mention": ("actors",),
    "cue": ("kind",),
    "event": ("type", "stage"),
    "argument": ("role", "actor"),
    "report": ("voice", "act"),
}
"""The questions that must be answered alike for a unit to count as found end to end."""


def of_two(layer: str, documents: Sequence[Two], tables: Tables, types: Mapping[str, str]) -> Iterator[Measure]:
    """The figures between two annotators; `types` are the actors' types by their ids."""
    for kind in KINDS.values():
        if kind.layer == layer:
            yield from _found(kind, documents)
            for question in kind.questions:
                if question.field:
                    yield from _chosen(kind.name, question.name, tables[kind.name, question.name])
                elif question.name != "target" and (kind.name, question.name) != ("report", "source"):
                    # Targets have a sameness of their own, and reports match by their source.
                    yield from _named(kind, question, documents)
    if layer == "actors":
        yield from _by_type(documents, types)
    elif layer == "stance":
        yield from _stances(documents)
    elif layer == "violence":
        yield from _violence(documents)


def of_all(layer: str, documents: Sequence[All]) -> Iterator[Measure]:
    """Krippendorff's alpha of every question with labels, over any number of annotators at once."""
    for kind in KINDS.values():
        if kind.layer == layer:
            groups = (members for one in documents for members in one.groups[kind.name])
            several = sum(len(members) - members.count(None) > 1 for members in groups)
            for question in kind.questions:
                if question.field:
                    given = [_answers(one, kind, question) for one in documents]
                    alpha = np.stack([krippendorff_alpha.statistics(units, question.labels) for units in given])
                    yield Measure(Name(kind.name, "alpha", question.name), alpha, krippendorff_alpha.values, several)


def _answers(one: All, kind: Kind, question: Question) -> list[list[str | None]]:
    at = kind.questions.index(question)
    units = [of_one.of[kind.name] for of_one in one.annotators]
    return [
        [None if number is None else of_one[number].answers[at] for of_one, number in zip(units, members, strict=True)]
        for members in one.groups[kind.name]
    ]


def f1_of(name: Name, rows: Sequence[Statistics] | Statistics, count: int | None = None) -> Measure:
    """A measure whose rows are what `f1` adds up. Without `count` it rests on all that these have: both, one and the other."""
    statistics = np.asarray(rows)
    return Measure(name, statistics, f1.values, round(statistics.sum()) if count is None else count)


def _marked(kind: str, documents: Sequence[Two]) -> int:
    """How many units of a kind anybody marked, those that match once."""
    return sum(len(two.first.of[kind]) + len(two.second.of[kind]) - len(two.matches[kind]) for two in documents)


def _found(kind: Kind, documents: Sequence[Two]) -> Iterator[Measure]:
    """What both annotators marked."""
    count = _marked(kind.name, documents)

    def f1_where(figure: str, keep: Callable[[Two, Match], bool], *, exact: bool = False) -> Measure:
        found = []
        for two in documents:
            kept = [match for match in two.matches[kind.name] if keep(two, match)]
            found.append(f1.statistics(kept, len(two.first.of[kind.name]), len(two.second.of[kind.name]), exact=exact))
        return f1_of(Name(kind.name, figure), found, count)

    if kind.name in WORDS:
        yield f1_where("f1_exact", lambda _two, _match: True, exact=True)
    yield f1_where("f1_matched", lambda _two, _match: True)
    if kind.name in WHOLE:
        names = [question.name for question in kind.questions]
        places = [names.index(name) for name in WHOLE[kind.name]]

        def whole(two: Two, match: Match) -> bool:
            one, other = _both(kind.name, two, match)
            return all(one.answers[at] == other.answers[at] for at in places)

        yield f1_where("f1_whole", whole)
    elif kind.name == "casualties":
        yield f1_where("f1_whole", lambda two, match: _number(*_both(kind.name, two, match)))


def _number(one: Unit, other: Unit) -> bool:
    ours, theirs = one.element, other.element
    return (ours.kind, ours.low, ours.high) == (theirs.kind, theirs.low, theirs.high)


def _both(kind: str, two: Two, match: Match) -> tuple[Unit, Unit]:
    return two.first.of[kind][match.first], two.second.of[kind][match.second]


def _named(kind: Kind, question: Question, documents: Sequence[Two]) -> Iterator[Measure]:
    """Which actors both annotators named, of the units that match."""
    at = kind.questions.index(question)
    given = [
        [
            (one.answers[at], other.answers[at])
            for one, other in (_both(kind.name, two, match) for match in two.matches[kind.name])
        ]
        for two in documents
    ]
    count = sum(map(len, given))
    rows = [share.statistics(sum(one == other for one, other in pairs), len(pairs)) for pairs in given]
    yield Measure(Name(kind.name, "share", question.name), np.stack(rows), share.values, count)
    answers = sorted({answer for pairs in given for pair in pairs for answer in pair})
    kappa = np.stack([cohen_kappa.statistics(pairs, answers) for pairs in given])
    yield Measure(Name(kind.name, "kappa", question.name), kappa, cohen_kappa.values, count)


def _chosen(of: str, question: str, found: Table) -> Iterator[Measure]:
    """Which labels both annotators chose, of the units that match, and F1 of each label."""
    both = found.counts[:, :-1, :-1]
    agreed = np.trace(both, axis1=1, axis2=2)
    cases = both.sum(axis=(1, 2))
    count = round(cases.sum())
    yield Measure(Name(of, "share", question), np.stack([agreed, cases], axis=1), share.values, count)
    yield Measure(Name(of, "kappa", question), cohen_kappa.of_tables(both), cohen_kappa.values, count)
    # Of a unit that two annotators judged, both orders of its labels coincide.
    yield Measure(Name(of, "alpha", question), both + both.swapaxes(1, 2), krippendorff_alpha.values, count)
    for number, label in enumerate(found.labels):
        same = found.counts[:, number, number]
        rows = np.stack([same, found.counts[:, number].sum(axis=1) - same, found.counts[:, :, number].sum(axis=1) - same], axis=1)
        if rows.any():
            yield f1_of(Name(of, "f1_label", question, label), rows)


def _by_type(documents: Sequence[Two], types: Mapping[str, str]) -> Iterator[Measure]:
    """For each type of actor, F1 of the mentions of actors of that type."""
    number = {label: i for i, label in enumerate(labels()["actor_type"])}
    rows = np.zeros((len(documents), len(number), 3))
    for row, two in zip(rows, documents, strict=True):
        for column, units in ((1, two.first), (2, two.second)):
            for label, times in Counter(label for unit in units.of["mention"] for label in types_of(unit, types)).items():
                row[number[label], column] += times
        both = (_both("mention", two, match) for match in two.matches["mention"])
        same = Counter(label for one, other in both for label in types_of(one, types) if label in types_of(other, types))
        for label, times in same.items():
            row[number[label]] += (times, -times, -times)
    for label, i in number.items():
        if rows[:, i].any():
            yield f1_of(Name("mention", "f1_label", "type", label), rows[:, i])


def types_of(mention: Unit, types: Mapping[str, str]) -> Sequence[str]:
    """The types of the actors that a mention is linked to, each once."""
    return sorted({types[actor] for actor in mention.answers[0].split(SEVERAL) if actor in types})


def _stances(documents: Sequence[Two]) -> Iterator[Measure]:
    triples = [(_triples(two.first, two.names[0]), _triples(two.second, two.names[1])) for two in documents]
    shares = []
    for two, (first, second) in zip(documents, triples, strict=True):
        matches = two.matches["stance"]
        same = sum(frames.same_target(first[match.first].target, second[match.second].target) for match in matches)
        shares.append(share.statistics(same, len(matches)))
    yield Measure(
        Name("stance", "share", "target"), np.stack(shares), share.values, sum(len(two.matches["stance"]) for two in documents)
    )
    for figure, similarity in (("f1_triples", frames.equal), ("f1_frames", frames.alike)):
        rows = [frames.statistics(first, second, similarity) for first, second in triples]
        yield f1_of(Name("stance", figure), rows, _marked("stance", documents))


def _triples(units: Units, names: Sequence[int]) -> list[frames.Triple]:
    found = []
    for unit in units.of["stance"]:
        proposition = unit.element.target.proposition
        about = target(unit, units, names) if proposition is None else characters(proposition)
        found.append(frames.Triple(unit.extent, unit.answers[0], about, unit.answers[2]))
    return found


def _violence(documents: Sequence[Two]) -> Iterator[Measure]:
    rows, linked, errors = [], [], []
    for two in documents:
        first, second = ([frames.event_frame(unit.element) for unit in one.of["event"]] for one in two[:2])
        rows.append(frames.statistics(first, second, frames.alike_events))
        ours, theirs = (_links(one, names) for one, names in zip(two[:2], two.names, strict=True))
        same = (ours & theirs).total()
        linked.append(np.array([same, ours.total() - same, theirs.total() - same], dtype=np.float64))
        both = (_both("casualties", two, match) for match in two.matches["casualties"])
        errors.append(casualty_error.statistics((one.element, other.element) for one, other in both))
    yield f1_of(Name("event", "f1_frames"), rows, _marked("event", documents))
    yield f1_of(Name("link", "f1_matched"), linked)
    error = np.stack(errors)
    yield Measure(Name("casualties", "error"), error, share.values, round(error[:, 1].sum()))


def _links(units: Units, names: Sequence[int]) -> Counter[tuple[str, int, int]]:
    return Counter(
        (link.type, names[number], names[units.numbers[link.event]])
        for number, unit in enumerate(units.of["event"])
        for link in unit.element.links
    )
