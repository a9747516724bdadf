"""A document as far as it is agreed and decided: what an adjudicator finds done, and what would be gold of it."""

from typing import Any

from msgspec.structs import replace

from ...derivation import GOLD, LAYERS, free_id, given_by, in_order, layer_of, named_by, renamed
from ...records import Annotation, Event
from .docket import Case


def so_far(case: Case, *, open_events: bool = False) -> Annotation:
    """What all annotators gave alike, and what decisions brought.

    With `open_events`, an undecided event that one of these names is there too, as the first annotator gave it. A link to an
    event that is not there is left out, and so is a stance on one.
    """
    stand = case.stand
    found: list[tuple[Any, str]] = []
    for same in stand.alike:
        name = same.references[0]
        if name in stand.ids:
            found.append((replace(same.members[0][1], id=stand.ids[name]), f"{same.members[0][0]}:"))
    brought = (given_by(decision) for decision in case.made)
    found += [(element, "") for element in brought if element is not None]
    places = {name: place for name, place in stand.places.items() if isinstance(place, str)}
    if open_events:
        found += _open_events(case, found, places)
    layers: dict[str, list[Any]] = {layer: [] for layer in LAYERS}
    for element, by in found:
        named = named_by(element)
        if isinstance(element, Event):
            kept = tuple(link for link in element.links if by + link.event in places)
            element, named = replace(element, links=kept), tuple(link.event for link in kept)
        if all(by + event in places for event in named):
            layers[layer_of(element.id)].append(renamed(element, {event: places[by + event] for event in named}))
    return Annotation(
        document=case.document.id,
        round=case.round.id,
        annotator=GOLD,
        text_sha256=case.document.text.sha256,
        complete=tuple(
            layer for layer in LAYERS if layer in case.round.layers and all(layer in one.complete for one in case.given)
        ),
        mentions=in_order(layers["actors"]),
        stances=in_order(layers["stance"]),
        events=in_order(layers["violence"]) if "violence" in case.round.layers else stand.shown,
    )


def _open_events(case: Case, found: list[tuple[Any, str]], places: dict[str, str]) -> list[tuple[Any, str]]:
    """The undecided events that elements name, under ids that are free; their places are added."""
    taken = {element.id for element, _ in found}
    events: list[tuple[Any, str]] = []
    for element, by in found:
        for event in named_by(element):
            same = case.like.get(by + event)
            if same is not None and same.undecided and same.references[0] not in places:
                annotator, own = same.members[0]
                id_ = free_id(own.id, taken)
                taken.add(id_)
                places |= dict.fromkeys(same.references, id_)
                events.append((replace(own, id=id_), f"{annotator}:"))
    return events
