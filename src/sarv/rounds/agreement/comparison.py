"""What of several annotations of one document is the same thing: units that stand in the same place.

Events come first. A stance's target and whatever is part of an event are compared by means of them: parts only within events that
match, as if each event had a text of its own. A report has no words; in events that match, two reports are the same where
their source is.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from ...extents import Extent
from .grouping import groups
from .matching import Decisions, Match, match
from .units import KINDS, Unit, Units

Members = tuple[int | None, ...]
"""The unit of each annotator, by its number among the annotator's units of the kind; None where one did not mark it."""

Names = Sequence[Sequence[int]]
"""For each annotator the names of the events, by their numbers; events that are the same have the same name."""

_EVENTS_FIRST = sorted(KINDS, key=lambda kind: kind != "event")

_A_TEXT = 1 << 32
"""More characters than a text can have."""


class Two(NamedTuple):
    """Two annotations of one document, and the units of each kind that match."""

    first: Units
    second: Units
    matches: Mapping[str, list[Match]]
    names: Names


class All(NamedTuple):
    """Any number of annotations of one document, each two of them compared, and the units of each kind in groups of the same."""

    annotators: Sequence[Units]
    pairs: Mapping[tuple[int, int], Two]
    groups: Mapping[str, list[Members]]
    names: Names


def compare_two(first: Units, second: Units) -> Two:
    """Which units of two annotators match."""
    both = (first, second)
    extents, answers = _placed(both, "event", ())
    matches = {"event": match(extents[0], extents[1], answers[0], answers[1])}
    names = _named(groups(extents, answers, {(0, 1): matches["event"]}), extents, answers)
    for kind in _EVENTS_FIRST[1:]:
        extents, answers = _placed(both, kind, names)
        matches[kind] = match(extents[0], extents[1], answers[0], answers[1])
    return Two(first, second, matches, names)


def compare_all(annotators: Sequence[Units]) -> All:
    """Which units of any number of annotators are the same, two by two and all together."""
    pairs = {(a, b): compare_two(annotators[a], annotators[b]) for a, b in combinations(range(len(annotators)), 2)}
    extents, answers = _placed(annotators, "event", ())
    events = groups(extents, answers, {pair: two.matches["event"] for pair, two in pairs.items()})
    names = _named(events, extents, answers)
    # What belongs to events was matched by them, so it is matched again where a third annotator made other events the same.
    known = [(a, b) for (a, b), two in pairs.items() if _both(events, a, b) == {found[:2] for found in two.matches["event"]}]
    grouped = {"event": events}
    for kind in _EVENTS_FIRST[1:]:
        grouped[kind] = groups(*_placed(annotators, kind, names), {pair: pairs[pair].matches[kind] for pair in known})
    return All(annotators, pairs, grouped, names)


def _named(events: Sequence[Members], extents: Sequence[Sequence[Extent]], answers: Sequence[Sequence[Decisions]]) -> Names:
    """Names for groups of events that follow from what is said of them, so that no order of events or annotators shows."""

    def said(members: Members) -> list[tuple[Extent, Decisions]]:
        return sorted((extents[a][number], answers[a][number]) for a, number in enumerate(members) if number is not None)

    names = [[0] * len(its) for its in extents]
    for name, members in enumerate(sorted(events, key=said)):
        for a, number in enumerate(members):
            if number is not None:
                names[a][number] = name
    return names


def _both(grouped: Sequence[Members], a: int, b: int) -> set[Members]:
    """The units of two annotators that are in one group."""
    return {(members[a], members[b]) for members in grouped if members[a] is not None and members[b] is not None}


def target(unit: Unit, annotator: Units, names: Sequence[int]) -> str:
    """What a stance is about: an actor, an event by its name, or the place of a proposition."""
    event = unit.element.target.event
    return unit.answers[1] if event is None else f"event {names[annotator.numbers[event]]}"


def _placed(annotators: Sequence[Units], kind: str, names: Names) -> tuple[list[list[Extent]], list[list[Decisions]]]:
    """Where the units stand, and what is said of them, in words that mean the same for all annotators."""
    extents = [one.extents[kind] for one in annotators]
    answers = [one.answers[kind] for one in annotators]
    if kind == "stance":
        answers = [
            [(unit.answers[0], target(unit, one, own), *unit.answers[2:]) for unit in one.of[kind]]
            for one, own in zip(annotators, names, strict=True)
        ]
    elif kind == "report":
        sources = sorted({said[0] for of_one in answers for said in of_one})
        place = {source: ((number, number + 1),) for number, source in enumerate(sources)}
        extents = [[place[said[0]] for said in of_one] for of_one in answers]
    if KINDS[kind].part:
        extents = [
            [_in_event(extent, own[unit.event]) for extent, unit in zip(places, one.of[kind], strict=True)]
            for one, places, own in zip(annotators, extents, names, strict=True)
        ]
    return extents, answers


def _in_event(extent: Extent, name: int) -> Extent:
    """The extent as if each event had a text of its own, and these texts followed one another."""
    begin = name * _A_TEXT
    return tuple([(begin + start, begin + end) for start, end in extent])
