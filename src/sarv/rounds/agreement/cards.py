"""Disagreements as they are shown: each version with its sentence and what it says, and what in it the others do not say."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ...extents import Extent, characters
from ...records import Argument, Casualties, Cue, Event, EventReport, Mention, Party, Stance, Target, Trigger
from .disagreements import MARKED, Disagreement, Item, Version
from .passages import Passages, Stretch

PARTS = {
    "words": "words",
    "actors": "actor",
    "form": "form",
    "holder": "holder",
    "target": "target",
    "polarity": "polarity",
    "voice": "voice",
    "source": "source",
    "cues": "cue",
    "type": "type",
    "stage": "stage",
    "triggers": "trigger",
    "arguments": "argument",
    "casualties": "casualties",
    "reports": "report",
    "links": "link",
}
"""What the parts of elements are called."""


class Said(NamedTuple):
    """One thing that a version says, and whether another version does not say it."""

    part: str
    text: str
    differs: bool


class Shown(NamedTuple):
    """One annotator's version. `passage` is empty where the text may not be shown, and where all versions share one."""

    annotator: str
    passage: list[Stretch]
    said: list[Said]


@dataclass(frozen=True)
class Card:
    """One disagreement, with the versions of those who marked it: not all, if it is `one_sided`. A `passage` is that of all."""

    kind: str
    title: str
    one_sided: bool
    passage: list[Stretch]
    versions: list[Shown]


class Cards:
    """Makes the cards of a document. Without `passages`, places are given as offsets instead of words."""

    def __init__(self, annotators: tuple[str, ...], actors: Mapping[str, str], passages: Passages | None) -> None:
        self.annotators = annotators
        self.actors = actors
        self.passages = passages

    def card(self, one: Disagreement) -> Card:
        """The card of a disagreement."""
        given = [version for version in one.given if version is not None]
        common = frozenset.intersection(*(version.said for version in given))
        by = zip(self.annotators, one.given, strict=True)
        versions = [self._shown(annotator, version, common) for annotator, version in by if version is not None]
        first = versions[0].passage
        shared = first if all(version.passage == first for version in versions) else []
        if shared:
            versions = [version._replace(passage=[]) for version in versions]
        return Card(one.kind, self._title(one), MARKED in one.differs, shared, versions)

    def _title(self, one: Disagreement) -> str:
        told = ""
        if MARKED in one.differs:
            who = [name for name, version in zip(self.annotators, one.given, strict=True) if version is not None]
            told = f"only {' and '.join(who)}"
        parts = ", ".join(PARTS[part] for part in one.differs if part != MARKED)
        return "; ".join(part for part in (told, f"differs in {parts}" if parts else "") if part)

    def _shown(self, annotator: str, version: Version, common: frozenset[tuple[str, Hashable]]) -> Shown:
        items = [item for item in version.items if item.part != "words" or self.passages is None]  # a passage shows the words
        said = [Said(PARTS[item.part], self._text(item), (item.part, item.key) not in common) for item in items]
        passage = [] if self.passages is None else self.passages.passage(*_marks(version.element))
        return Shown(annotator, passage, said)

    def _text(self, item: Item) -> str:
        match item.value:
            case str() as value:
                return self.actors.get(value, value) if item.part == "actors" else value
            case Party() as party:
                return self._party(party)
            case Target() as target:
                return self._target(target)
            case Cue() as cue:
                return f"{self._words(cue)} ({cue.kind})"
            case Trigger() as trigger:
                return self._words(trigger)
            case Argument() as one:
                actor = f" → {self._actor(one.actor)}" if one.actor else ""
                return f"{one.role}: {self._words(one)}{actor}" + (f" ({one.status})" if one.status != "stated" else "")
            case Casualties() as figure:
                return self._figure(figure)
            case EventReport() as report:
                return f"{self._party(report.source)}: {report.act} ({report.voice})"
            case Event() as event:
                return self._event(event)
            case (str() as type_, Event() as event):
                return f"{type_} {self._event(event)}"
        return self._quoted(characters(item.value))

    def _target(self, target: Target) -> str:
        if target.actor is not None:
            return self._actor(target.actor)
        return f"that {self._quoted(characters(target.proposition or ()))}"

    def _figure(self, one: Casualties) -> str:
        numbers = {bound for bound in (one.low, one.high) if bound is not None}
        said = " ".join([one.kind, one.modifier, " to ".join(map(str, sorted(numbers)))]).rstrip()
        whom = f" of {self._actor(one.of)}" if one.of else ""
        return f"{said}{whom}: {self._words(one)} ({one.status}, {one.scope}, source {self._party(one.source)})"

    def _event(self, event: Event) -> str:
        return f"event {self._words(event.triggers[0])} ({event.type})"

    def _actor(self, actor: str) -> str:
        return self.actors.get(actor, actor)

    def _party(self, party: Party) -> str:
        return "the outlet" if party.actor is None else self._actor(party.actor)

    def _words(self, part: Cue | Trigger | Argument | Casualties) -> str:
        return self._quoted(characters(part.spans))

    def _quoted(self, extent: Extent) -> str:
        if self.passages is None:
            return ", ".join(f"[{start}, {end})" for start, end in extent)
        return f"“{self.passages.words(extent)}”"


def _marks(element: Mention | Stance | Event) -> tuple[list[Extent], list[Extent]]:
    """By which words an element is known, and which further words it has."""
    match element:
        case Mention():
            return [characters(element.spans)], []
        case Stance():
            proposition = element.target.proposition
            more = [] if proposition is None else [characters(proposition)]
            return [characters(cue.spans) for cue in element.cues], more
        case Event():
            arguments = [characters(one.spans) for one in element.arguments]
            figures = [characters(one.spans) for one in element.casualties]
            return [characters(trigger.spans) for trigger in element.triggers], arguments + figures
