"""Gold as it follows from a round: what all annotators gave alike, changed by the adjudicator's decisions.

Nothing else makes gold. An element that annotators did not all give, and that no decision speaks of, is undecided, and
there is no gold until it is decided.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from msgspec.structs import replace

from .records import Annotation, Decisions, Event, Link, Mention, Stance, Target

GOLD = "gold"

Element = Mention | Stance | Event
Reference = TypeVar("Reference", Target, Link)


@dataclass(frozen=True)
class Undecided:
    """An element that keeps a document from having gold."""

    annotator: str
    element: str


def derive(given: Sequence[Annotation], decisions: Decisions | None) -> Annotation | list[Undecided]:
    """The gold of a document from its annotators' annotations, in the order of their names, and the decisions on it.

    Elements keep the ids of the first annotator; those of decisions bring their own. A decision on an element is one on all
    elements that say the same.
    """
    made = decisions.decisions if decisions is not None else ()
    decided = {(reference.annotator, reference.element) for decision in made for reference in decision.instead_of}
    layers: dict[str, list[Any]] = {}
    undecided: list[Undecided] = []
    for layer in ("mentions", "stances", "events"):
        layers[layer] = []
        for same in _alike(given, layer):
            references = [(given[number].annotator, element.id) for number, element in same]
            if not decided.isdisjoint(references):
                continue
            if len({number for number, _ in same}) == len(given):
                layers[layer] += [element for number, element in same if number == 0]
            else:
                undecided += [Undecided(*reference) for reference in references]
    if undecided:
        return undecided
    for decision in made:
        for layer, element in (("mentions", decision.mention), ("stances", decision.stance), ("events", decision.event)):
            if element is not None:
                layers[layer].append(element)
    first = given[0]
    complete = tuple(layer for layer in first.complete if all(layer in annotation.complete for annotation in given))
    return Annotation(
        document=first.document,
        round=first.round,
        annotator=GOLD,
        text_sha256=first.text_sha256,
        complete=complete,
        mentions=_in_order(layers["mentions"]),
        stances=_in_order(layers["stances"]),
        events=_in_order(layers["events"]),
    )


def _alike(given: Sequence[Annotation], layer: str) -> Iterable[list[tuple[int, Element]]]:
    """The elements of a layer, those that say the same together, each with the number of the annotation that it is in."""
    alike: dict[Element, list[tuple[int, Element]]] = {}
    for number, annotation in enumerate(given):
        events = {event.id: event for event in annotation.events}
        for element in getattr(annotation, layer):
            alike.setdefault(_content(element, events), []).append((number, element))
    return alike.values()


def _content(element: Element, events: Mapping[str, Event]) -> Element:
    """What an element says, whichever numbers its annotator gave: without its id, and with events in place of theirs."""
    if isinstance(element, Stance):
        return replace(element, id="", target=_with_event(element.target, events))
    if isinstance(element, Event):
        return replace(element, id="", links=tuple(_with_event(link, events) for link in element.links))
    return replace(element, id="")


def _with_event(reference: Reference, events: Mapping[str, Event]) -> Reference:
    """The reference with the event that it names in place of the id; without that event's links, which may lead back here."""
    event = events.get(reference.event or "")
    return reference if event is None else replace(reference, event=replace(event, id="", links=()))


def _in_order(elements: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(elements, key=lambda element: (element.place, int(element.id[1:]))))
