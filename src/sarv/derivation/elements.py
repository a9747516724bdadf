"""What every part of derivation asks of elements: their layer, their order and ids, and the events that they name."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeVar

from msgspec.structs import replace

from ..records import LAYERS, Decision, Event, Mention, Stance, Target

Element = Mention | Stance | Event
E = TypeVar("E", Mention, Stance, Event)

_LAYER_OF_LETTER = {field[0]: layer for layer, field in LAYERS.items()}


def layer_of(id_: str) -> str:
    """The layer of the element of that id."""
    return _LAYER_OF_LETTER[id_[0]]


def given_by(decision: Decision) -> Element | None:
    """What a decision puts in the place of others; None where it drops them."""
    return decision.mention or decision.stance or decision.event


def named_by(element: Element) -> tuple[str, ...]:
    """The ids of the events that an element names: as its target, or by its links."""
    match element:
        case Stance():
            return () if element.target.event is None else (element.target.event,)
        case Event():
            return tuple(link.event for link in element.links)
        case _:
            return ()


def renamed(element: Element, events: Mapping[str, str]) -> Any:
    """The element with other ids for the events that it names."""
    match element:
        case Stance() if element.target.event is not None:
            return replace(element, target=Target(event=events[element.target.event]))
        case Event() if element.links:
            return replace(element, links=tuple(replace(link, event=events[link.event]) for link in element.links))
        case _:
            return element


def in_order(elements: Iterable[E]) -> tuple[E, ...]:
    """Elements in the order of the text; those at one place in the order of their numbers."""
    return tuple(sorted(elements, key=lambda element: (element.place, number_of(element.id))))


def number_of(id_: str) -> int:
    """The number of an element."""
    return int(id_[1:])


def free_id(id_: str, taken: Collection[str]) -> str:
    """The id itself, or, where it is taken, the next after all those of its layer."""
    if id_ not in taken:
        return id_
    return f"{id_[0]}{1 + max(number_of(other) for other in taken if other[0] == id_[0])}"
