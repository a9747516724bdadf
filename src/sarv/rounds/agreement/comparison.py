"""What of several annotations of one document is the same thing: units that stand in the same place.

Events come first. A stance's target and whatever is part of an event are compared by means of them: parts only within events that
match, as if each event had a text of its own. A report has no words; in events that match, two reports are the same where
their source is.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .grouping import groups
from .matching import Decisions, Extent, Match, match
from .units import KINDS, Judged, Unit

Members = tuple[int | None, ...]
"""The unit of each annotator, by its number among the annotator's units of the kind; None where one did not mark it."""

Names = Sequence[Sequence[int]]
"""For each annotator the names of the events, by their numbers; events that are the same have the same name."""

_EVENTS_FIRST = sorted(KINDS, key=lambda kind: kind != "event")

_A_TEXT = 1 << 32
"""More characters than a text can have."""


class Two(NamedTuple):
    """Two annotations of one document, and the units of each kind that match."""

    first: Judged
    second: Judged
    matches: Mapping[str, list[Match]]
    names: Names


class All(NamedTuple):
    """Any number of annotations of one document, and the units of each kind in groups of the same."""

    judged: Sequence[Judged]
    groups: Mapping[str, list[Members]]
    names: Names


def compare_two(first: Judged, second: Judged) -> Two:
    """Which units of two annotators match."""
    own = len(first.units["event"])
    names = (list(range(own)), [own + number for number in range(len(second.units["event"]))])
    matches: dict[str, list[Match]] = {}
    for kind in _EVENTS_FIRST:
        extents, answers = _placed((first, second), kind, names)
        matches[kind] = match(extents[0], extents[1], answers[0], answers[1])
        if kind == "event":
            for i, j, _ in matches[kind]:
                names[1][j] = i
    return Two(first, second, matches, names)


def compare_all(judged: Sequence[Judged]) -> All:
    """Which units of any number of annotators are the same."""
    names = [[0] * len(one.units["event"]) for one in judged]
    grouped: dict[str, list[Members]] = {}
    for kind in _EVENTS_FIRST:
        grouped[kind] = groups(*_placed(judged, kind, names))
        if kind == "event":
            for name, members in enumerate(grouped[kind]):
                for annotator, number in enumerate(members):
                    if number is not None:
                        names[annotator][number] = name
    return All(judged, grouped, names)


def target(unit: Unit, judged: Judged, names: Sequence[int]) -> str:
    """What a stance is about: an actor, an event by its name, or the place of a proposition."""
    event = unit.element.target.event
    return unit.answers[1] if event is None else f"event {names[judged.numbers[event]]}"


def _placed(judged: Sequence[Judged], kind: str, names: Names) -> tuple[list[list[Extent]], list[list[Decisions]]]:
    """Where the units stand, and what is said of them, in words that mean the same for all annotators."""
    extents = [one.extents[kind] for one in judged]
    answers = [one.answers[kind] for one in judged]
    if kind == "stance":
        answers = [
            [(unit.answers[0], target(unit, one, own), *unit.answers[2:]) for unit in one.units[kind]]
            for one, own in zip(judged, names, strict=True)
        ]
    elif kind == "report":
        sources = sorted({said[0] for of_one in answers for said in of_one})
        place = {source: ((number, number + 1),) for number, source in enumerate(sources)}
        extents = [[place[said[0]] for said in of_one] for of_one in answers]
    if KINDS[kind].part:
        extents = [
            [_in_event(extent, own[unit.event]) for extent, unit in zip(places, one.units[kind], strict=True)]
            for one, places, own in zip(judged, extents, names, strict=True)
        ]
    return extents, answers


def _in_event(extent: Extent, name: int) -> Extent:
    """The extent as if each event had a text of its own, and these texts followed one another."""
    begin = name * _A_TEXT
    return tuple([(begin + start, begin + end) for start, end in extent])
