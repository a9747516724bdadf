"""Which elements of a round's annotators say the same.

Ids do not count, nor does the order of parts, such as the triggers of an event. Where an element names an event, what counts is
that event: the decision that is about it, else what its annotator says of it, without its own links, which may lead back.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass

from ..records import LAYERS, Annotation, Decision, Event, Mention, Stance
from .elements import Element, in_order


@dataclass(frozen=True)
class Alike:
    """Elements of a layer that say the same, each with its annotator, and the number of the decision that is about them.

    Annotators stand in the order of their names. `agreed` says whether all of the round's gave it.
    """

    layer: str
    members: tuple[tuple[str, Element], ...]
    decision: int | None
    agreed: bool

    @property
    def undecided(self) -> bool:
        """Whether not all gave it, and no decision is about it."""
        return self.decision is None and not self.agreed

    @property
    def references(self) -> tuple[str, ...]:
        """The elements as in `annotator-1:m5`."""
        return tuple(f"{annotator}:{element.id}" for annotator, element in self.members)


def compare(layers: Collection[str], given: Sequence[Annotation], decisions: Sequence[Decision]) -> list[Alike]:
    """All elements of a document in `layers`, those that say the same together, by layer, annotator and place.

    `given` are the annotations of all annotators, in the order of their names. A decision on an element is one on all that say
    the same.
    """
    decided: dict[str, int] = {}
    for number, decision in enumerate(decisions):
        for reference in decision.instead_of:
            decided.setdefault(f"{reference.annotator}:{reference.element}", number)
    heads = _heads(given, decided)
    decided |= {name: head for name, head in heads.items() if isinstance(head, int)}
    found = []
    for layer in LAYERS:
        groups: dict[Hashable, list[tuple[str, Element]]] = {}
        for annotation in given if layer in layers else ():
            by = annotation.annotator
            for element in in_order(getattr(annotation, LAYERS[layer])):
                groups.setdefault(said(element, by, heads), []).append((by, element))
        for members in groups.values():
            numbers = [decided[name] for by, element in members if (name := f"{by}:{element.id}") in decided]
            agreed = len({by for by, _ in members}) == len(given)
            found.append(Alike(layer, tuple(members), min(numbers, default=None), agreed))
    return found


def _heads(given: Sequence[Annotation], decided: Mapping[str, int]) -> dict[str, Hashable]:
    """What naming each event means, by its reference: the number of the decision about it, else what is said of it."""
    bare = {f"{one.annotator}:{event.id}": said_of(event) for one in given for event in one.events}
    whole = {f"{one.annotator}:{event.id}": said(event, one.annotator, bare) for one in given for event in one.events}
    numbers: dict[Hashable, int] = {}
    for name, what in whole.items():
        if name in decided:
            numbers.setdefault(what, decided[name])
    return {name: decided.get(name, numbers.get(what, bare[name])) for name, what in whole.items()}


def said_of(event: Event) -> Hashable:
    """What is said of an event, without its links."""
    parts = (event.triggers, event.arguments, event.casualties, event.reports)
    return (event.type, event.stage, *map(frozenset, parts))


def said(element: Element, by: str, heads: Mapping[str, Hashable]) -> Hashable:
    """What an element of an annotator says; `heads` have what naming an event means, by reference."""
    match element:
        case Mention():
            return element.spans, frozenset(element.actors), element.form
        case Stance():
            event = element.target.event
            about = element.target if event is None else heads.get(f"{by}:{event}", event)
            return element.holder, about, element.polarity, element.voice, element.source, frozenset(element.cues)
        case Event():
            links = ((link.type, heads.get(f"{by}:{link.event}", link.event)) for link in element.links)
            return said_of(element), frozenset(links)
