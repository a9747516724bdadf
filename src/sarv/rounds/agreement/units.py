"""What annotators' judgments are made of, as agreement compares them: units that stand somewhere and answer questions.

Of one annotation, units come in an order that follows from what they say, never from ids or from the order in the file, so
that no figure depends on those.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from ...extents import Extent, characters
from ...layers import labels
from ...page.controls import OUTLET
from ...records import Annotation, Casualties, Event, Party, Span, Stance
from .matching import Decisions

SEVERAL = " + "
"""Stands between the answers where a question has several."""


@dataclass(frozen=True)
class Question:
    """What is asked of a unit. `field` is the layer field that has the labels; without one, the answers are actors."""

    name: str
    title: str
    field: str | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that may be chosen; none where the answers are actors."""
        return labels()[self.field] if self.field else ()


@dataclass(frozen=True)
class Kind:
    """A kind of unit. `part` says that it belongs to an event, and is compared only within events that match."""

    name: str
    title: str
    layer: str
    questions: tuple[Question, ...] = ()
    part: bool = False


KINDS = {
    kind.name: kind
    for kind in (
        Kind("mention", "Mentions", "actors", (Question("actors", "Linked actors"), Question("form", "Form", "mention_form"))),
        Kind("cue", "Cues", "stance", (Question("kind", "Kind of cue", "cue_kind"),)),
        Kind(
            "stance",
            "Stances",
            "stance",
            (
                Question("holder", "Holder"),
                Question("target", "Target"),
                Question("polarity", "Polarity", "polarity"),
                Question("voice", "Voice", "voice"),
                Question("source", "Source"),
            ),
        ),
        Kind("trigger", "Triggers", "violence"),
        Kind(
            "event", "Events", "violence", (Question("type", "Type of event", "event_type"), Question("stage", "Stage", "stage"))
        ),
        Kind(
            "argument",
            "Arguments",
            "violence",
            (
                Question("role", "Role", "role"),
                Question("actor", "Actor"),
                Question("status", "Status of the argument", "argument_status"),
            ),
            part=True,
        ),
        Kind(
            "casualties",
            "Casualty figures",
            "violence",
            (
                Question("kind", "Kind of casualty", "casualty_kind"),
                Question("modifier", "Modifier", "casualty_modifier"),
                Question("status", "Status of the people", "casualty_status"),
                Question("of", "Whose people"),
                Question("scope", "Scope", "casualty_scope"),
                Question("source", "Source"),
            ),
            part=True,
        ),
        Kind(
            "report",
            "Reports",
            "violence",
            (Question("source", "Source"), Question("voice", "Voice", "voice"), Question("act", "Act", "report_act")),
            part=True,
        ),
    )
}
"""All kinds of units, in the order in which they are reported; events before their parts."""


def question(of: str, name: str) -> Question:
    """A question asked of a kind of unit; or what follows: a mention has the types of its actors, a trigger that of its event."""
    match of, name:
        case "mention", "type":
            return Question("type", "Type of actor", "actor_type")
        case "trigger", "type":
            return question("event", "type")
    return next(one for one in KINDS[of].questions if one.name == name)


class Unit(NamedTuple):
    """Something that an annotator marked. `event` is the number, among the annotation's events, of the one that it is part of.

    `answers` are those to the questions of its kind, in their order; `more` is all else that it says. `element` is the mention,
    stance, event or casualty figure that it is.
    """

    extent: Extent
    answers: Decisions
    event: int = -1
    element: Any = None
    more: str = ""


class Units(NamedTuple):
    """One annotation as agreement sees it: its units, and by themselves where they stand and what they answer, all by kind.

    `numbers` says which number, among the events, has the event with this id.
    """

    of: Mapping[str, list[Unit]]
    numbers: Mapping[str, int]
    extents: Mapping[str, list[Extent]]
    answers: Mapping[str, list[Decisions]]

    def event(self, id_: str) -> Event:
        """The event with this id."""
        event: Event = self.of["event"][self.numbers[id_]].element
        return event


def units_of(annotation: Annotation) -> Units:
    """The units of an annotation."""
    found = _events(annotation)
    events = [unit.element for unit in found]
    numbers = {event.id: number for number, event in enumerate(events)}
    units = {
        "mention": [
            Unit(characters(one.spans), (SEVERAL.join(sorted(one.actors)), one.form), element=one) for one in annotation.mentions
        ],
        "cue": _distinct((cue.spans, (cue.kind,)) for stance in annotation.stances for cue in stance.cues),
        "stance": [_stance(stance, numbers) for stance in annotation.stances],
        "trigger": _distinct((trigger.spans, ()) for event in events for trigger in event.triggers),
        "argument": [
            Unit(characters(one.spans), (one.role, one.actor or "", one.status), number)
            for number, event in enumerate(events)
            for one in event.arguments
        ],
        "casualties": [
            Unit(characters(one.spans), _figure(one), number, one, f"{one.low} {one.high}")
            for number, event in enumerate(events)
            for one in event.casualties
        ],
        "report": [
            Unit((), (party(one.source), one.voice, one.act), number)
            for number, event in enumerate(events)
            for one in event.reports
        ],
    }
    for of_kind in units.values():
        of_kind.sort(key=_order)
    units["event"] = found
    extents = {kind: [unit.extent for unit in of_kind] for kind, of_kind in units.items()}
    answers = {kind: [unit.answers for unit in of_kind] for kind, of_kind in units.items()}
    return Units(units, numbers, extents, answers)


def party(given: Party | None) -> str:
    """Who: the actor's id, the outlet's mark, or "" for nobody."""
    return "" if given is None else given.actor or OUTLET


def _order(unit: Unit) -> tuple[Extent, Decisions, int, str]:
    return unit.extent, unit.answers, unit.event, unit.more


def _distinct(found: Iterable[tuple[tuple[Span, ...], Decisions]]) -> list[Unit]:
    """A cue that serves several stances, or a trigger that serves several events, is one unit."""
    return [Unit(extent, answers) for extent, answers in {(characters(spans), answers) for spans, answers in found}]


def _stance(stance: Stance, numbers: Mapping[str, int]) -> Unit:
    target = stance.target
    if target.actor is not None:
        about = target.actor
    elif target.event is not None:
        about = f"event {numbers[target.event]}"
    else:
        about = f"proposition {characters(target.proposition or ())}"
    cues = sorted((characters(cue.spans), cue.kind) for cue in stance.cues)
    answers = (party(stance.holder), about, stance.polarity, stance.voice, party(stance.source))
    return Unit(characters(*(cue.spans for cue in stance.cues)), answers, element=stance, more=f"{cues}")


def _figure(one: Casualties) -> Decisions:
    return one.kind, one.modifier, one.status, one.of or "", one.scope, party(one.source)


def _events(annotation: Annotation) -> list[Unit]:
    """The events in the order of what they say: by themselves, and then by their links."""
    found = {event.id: _event(event) for event in annotation.events}

    def order(unit: Unit) -> Any:
        links = ((link.type, found[link.event]) for link in unit.element.links)
        return _order(unit), sorted((type_, _order(other)) for type_, other in links)

    return sorted(found.values(), key=order)


def _event(event: Event) -> Unit:
    arguments = sorted((characters(one.spans), one.role, one.actor or "", one.status) for one in event.arguments)
    figures = sorted((characters(one.spans), _figure(one), f"{one.low} {one.high}") for one in event.casualties)
    reports = sorted((party(one.source), one.voice, one.act) for one in event.reports)
    triggers = characters(*(trigger.spans for trigger in event.triggers))
    return Unit(triggers, (event.type, event.stage), element=event, more=f"{arguments} {figures} {reports}")
