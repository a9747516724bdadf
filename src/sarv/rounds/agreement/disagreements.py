"""Every mention, stance and event that annotators did not give alike, with what they gave and in what it differs."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from ...extents import characters
from ...records import Event, Mention, Stance
from .comparison import All
from .units import Units, party

ELEMENTS = {"actors": "mention", "stance": "stance", "violence": "event"}
"""The kind of element of each layer."""

MARKED = "marked"
"""In what an element differs that not all annotators marked."""


class Item(NamedTuple):
    """One thing that an element says. `key` is the same for all annotators who say the same; `value` is how it was said."""

    part: str
    key: Hashable
    value: Any


class Version(NamedTuple):
    """What one annotator gave."""

    element: Any
    items: tuple[Item, ...]

    @property
    def said(self) -> frozenset[tuple[str, Hashable]]:
        """What the version says, as it can be compared with what others say."""
        return frozenset((item.part, item.key) for item in self.items)


@dataclass(frozen=True)
class Disagreement:
    """An element of a document: what each annotator gave (None: nothing), and the parts in which they differ."""

    document: str
    kind: str
    given: tuple[Version | None, ...]
    differs: tuple[str, ...]

    @property
    def place(self) -> tuple[int, int]:
        """Where the first version of it stands."""
        place: tuple[int, int] = min(version.element.place for version in self.given if version is not None)
        return place


def disagreements(document: str, layer: str, together: All) -> list[Disagreement]:
    """What annotators gave differently of a layer of a document, in the order of the text."""
    kind = ELEMENTS[layer]
    events = [
        {id_: names[number] for id_, number in units.numbers.items()}
        for units, names in zip(together.annotators, together.names, strict=True)
    ]
    found = []
    for members in together.groups[kind]:
        given = []
        for units, names, number in zip(together.annotators, events, members, strict=True):
            element = None if number is None else units.of[kind][number].element
            given.append(None if element is None else Version(element, tuple(_items(element, units, names))))
        differs = _differs(given)
        if differs:
            found.append(Disagreement(document, kind, tuple(given), differs))
    return sorted(found, key=lambda one: one.place)


def _differs(given: list[Version | None]) -> tuple[str, ...]:
    said = [version.said for version in given if version is not None]
    parts = {part for part, _ in frozenset.union(*said) - frozenset.intersection(*said)}
    known = [item.part for version in given if version is not None for item in version.items]
    found = [part for part in dict.fromkeys(known) if part in parts]
    return (MARKED, *found) if None in given else tuple(found)


def _items(element: Mention | Stance | Event, units: Units, events: Mapping[str, int]) -> Iterator[Item]:
    """What an element says, whatever the order and the ids; `events` are the names of events that all annotators share, by id."""
    match element:
        case Mention():
            yield Item("words", characters(element.spans), element.spans)
            for actor in sorted(element.actors):
                yield Item("actors", actor, actor)
            yield Item("form", element.form, element.form)
        case Stance():
            target = element.target
            event = target.event and units.event(target.event)
            about = (target.actor, target.event and events[target.event], target.proposition and characters(target.proposition))
            yield Item("holder", party(element.holder), element.holder)
            yield Item("target", about, event or target)
            yield Item("polarity", element.polarity, element.polarity)
            yield Item("voice", element.voice, element.voice)
            if element.source is not None:
                yield Item("source", party(element.source), element.source)
            for cue in element.cues:
                yield Item("cues", (characters(cue.spans), cue.kind), cue)
        case Event():
            yield Item("type", element.type, element.type)
            yield Item("stage", element.stage, element.stage)
            for trigger in element.triggers:
                yield Item("triggers", characters(trigger.spans), trigger)
            for one in element.arguments:
                yield Item("arguments", (one.role, characters(one.spans), one.actor, one.status), one)
            for figure in element.casualties:
                said = (figure.kind, figure.low, figure.high, figure.modifier, figure.status, figure.of, figure.scope)
                yield Item("casualties", (*said, party(figure.source), characters(figure.spans)), figure)
            for report in element.reports:
                yield Item("reports", (party(report.source), report.voice, report.act), report)
            for link in element.links:
                yield Item("links", (link.type, events[link.event]), (link.type, units.event(link.event)))
