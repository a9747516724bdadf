"""What a round gives of a document. As long as an element is undecided, it gives nothing of that document."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from msgspec.structs import replace

from ..records import LAYERS, Annotation, Decision, Decisions, Event, Mention, Origin, Round, Stance
from .alike import Alike, compare, said_of
from .elements import Element, free_id, given_by, in_order, layer_of, named_by, renamed

DISAGREED = "not all annotators gave it, and no decision is about it"


@dataclass(frozen=True)
class Undecided:
    """What keeps a round from giving a document: an element, as in `annotator-1:m5`, or `decision 3`; and why."""

    element: str
    reason: str


@dataclass(frozen=True)
class Derived:
    """What a round gives of a document in its layers, and where each element, by id, comes from.

    `events` are its own. Where it does not cover violence, they are those that its annotators were shown; its stances name them.
    """

    round: Round
    text_sha256: str
    complete: tuple[str, ...]
    mentions: tuple[Mention, ...]
    stances: tuple[Stance, ...]
    events: tuple[Event, ...]
    origins: Mapping[str, Origin]


@dataclass(frozen=True)
class Compared:
    """What annotators gave of a document, each element with its like, and where events are found that others name.

    `ids` has the ids of elements that all gave alike, by each annotator's reference. `places` are those of events, by the id that
    they have in what the round gives, or by reference: an id, or the number of the decision that drops the event; none for
    what is undecided. `shown` are the events that annotators were shown, where the round does not cover violence.
    """

    alike: Sequence[Alike]
    ids: Mapping[str, str]
    places: Mapping[str, str | int]
    shown: tuple[Event, ...]


class _Candidate(NamedTuple):
    """An element under the id that it is to have, and how it names events: with `by` before their ids."""

    name: str
    element: Element
    by: str
    origin: Origin


def compared(of: Round, given: Iterable[Annotation], made: Sequence[Decision]) -> Compared:
    """Compare what all annotators of the round gave of a document, under the decisions so far.

    An element that all gave alike keeps the id that it has with the first of them, by name, unless a decision brings that id.
    """
    given = sorted(given, key=lambda annotation: annotation.annotator)
    alike = compare(of.layers, given, made)
    ids = _ids([same for same in alike if same.agreed and same.decision is None], made)
    if "violence" in of.layers:
        return Compared(alike, ids, _places(alike, ids, made), ())
    shown = _shown(given)
    return Compared(alike, ids, _places_of_shown(shown, made), in_order(set(shown.values())))


def derive(of: Round, given: Sequence[Annotation], decisions: Decisions | None) -> Derived | list[Undecided]:
    """What the round gives of a document that all its annotators gave, or what is undecided yet."""
    made = decisions.decisions if decisions is not None else ()
    stand = compared(of, given, made)
    open_ = {name for same in stand.alike if same.undecided for name in same.references}
    undecided = [Undecided(name, DISAGREED) for same in stand.alike if same.undecided for name in same.references]
    found: dict[str, list[Any]] = {layer: [] for layer in LAYERS}
    origins: dict[str, Origin] = {}
    for name, element, by, origin in (*_of_annotators(stand, of), *_of_decisions(made, of)):
        layer = layer_of(element.id)
        events = [by + event for event in named_by(element)]
        reason = next((reason for event in events if event not in open_ and (reason := _reason(event, stand.places))), None)
        if layer not in of.layers:
            reason = f"the round does not cover the layer {layer}"
        elif element.id in origins:
            reason = f"an earlier decision brings {element.id}, too"
        if reason is not None:
            undecided.append(Undecided(name, reason))
        elif open_.isdisjoint(events):
            found[layer].append(renamed(element, {event: str(stand.places[by + event]) for event in named_by(element)}))
            origins[element.id] = origin
    if undecided:
        return undecided
    return Derived(
        round=of,
        text_sha256=given[0].text_sha256,
        complete=tuple(layer for layer in LAYERS if layer in of.layers and all(layer in one.complete for one in given)),
        mentions=in_order(found["actors"]),
        stances=in_order(found["stance"]),
        events=in_order(found["violence"]) if "violence" in of.layers else stand.shown,
        origins=origins,
    )


def _of_annotators(stand: Compared, of: Round) -> Iterator[_Candidate]:
    for same in stand.alike:
        (annotator, element), (name, *_) = same.members[0], same.references
        if name in stand.ids:
            origin = Origin(element=stand.ids[name], round=of.id, given=same.references)
            yield _Candidate(name, replace(element, id=stand.ids[name]), f"{annotator}:", origin)


def _of_decisions(made: Iterable[Decision], of: Round) -> Iterator[_Candidate]:
    for number, decision in enumerate(made):
        element = given_by(decision)
        if element is not None:
            origin = Origin(element=element.id, round=of.id, decision=number)
            yield _Candidate(f"decision {number + 1}", element, "", origin)


def _ids(agreed: Iterable[Alike], made: Iterable[Decision]) -> dict[str, str]:
    """The ids of elements that all gave alike, by each annotator's reference."""
    brought = {element.id for decision in made if (element := given_by(decision)) is not None}
    kept = sorted(agreed, key=lambda same: same.members[0][1].id in brought)  # so that a new id is none that another keeps
    taken, ids = brought, dict[str, str]()
    for same in kept:
        id_ = free_id(same.members[0][1].id, taken)
        taken.add(id_)
        ids |= dict.fromkeys(same.references, id_)
    return ids


def _places(alike: Iterable[Alike], ids: Mapping[str, str], made: Sequence[Decision]) -> dict[str, str | int]:
    """Where each event is found, as `Compared` has it."""
    places: dict[str, str | int] = {decision.event.id: decision.event.id for decision in made if decision.event is not None}
    for same in alike:
        if same.layer != "violence":
            continue
        if same.undecided:
            continue
        if same.decision is None:
            place: str | int = ids[same.references[0]]
        else:
            event = made[same.decision].event
            place = same.decision if event is None else event.id
        places |= dict.fromkeys(same.references, place)
        if isinstance(place, str):
            places[place] = place
    return places


def _shown(given: Iterable[Annotation]) -> dict[str, Event]:
    """The events that annotators were shown, by their references, each under one id for all."""
    known: dict[Hashable, Event] = {}
    taken: set[str] = set()
    shown: dict[str, Event] = {}
    for annotation in given:
        for event in in_order(annotation.events):
            said = said_of(event)
            if said not in known:
                known[said] = replace(event, id=free_id(event.id, taken))
                taken.add(known[said].id)
            shown[f"{annotation.annotator}:{event.id}"] = known[said]
    return shown


def _places_of_shown(shown: Mapping[str, Event], made: Iterable[Decision]) -> Mapping[str, str | int]:
    """Where events are found that annotators were shown. A decision may name others, which only gold has."""
    named = {event for decision in made if (element := given_by(decision)) is not None for event in named_by(element)}
    return {event: event for event in named} | {name: event.id for name, event in shown.items()}


def _reason(event: str, places: Mapping[str, str | int]) -> str | None:
    """Why an element cannot be taken that names an event."""
    place, name = places.get(event), event.rpartition(":")[2]
    if place is None:
        return f"the event {name}, which it names, is not there"
    return f"the event {name}, which it names, is dropped by decision {place + 1}" if isinstance(place, int) else None
