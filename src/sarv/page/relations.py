"""What belongs to what: the relations of a result, whose meaning follows from the labels of their ends."""

from collections.abc import Mapping
from itertools import product
from typing import Any

from .controls import CUE, FRAGMENT, TRIGGER
from .regions import Reading, Region, shown
from .tables import HEAD_OF, LINK_TYPES, ONE_HEAD, PALETTE_OF

_LINK, _TARGET, _PART = "link", "target", "part"


def _meanings() -> Mapping[tuple[str, str], tuple[str, bool]]:
    """For the labels of both ends, what a relation means, and whether it is read from its second end to its first."""
    found = {(TRIGGER, TRIGGER): (_LINK, False), (CUE, TRIGGER): (_TARGET, False), (TRIGGER, CUE): (_TARGET, True)}
    for part, head in product(PALETTE_OF, repeat=2):
        if HEAD_OF.get(part) == head or (part == FRAGMENT != head):
            found |= {(part, head): (_PART, False), (head, part): (_PART, True)}
    return found


_MEANINGS = _meanings()


def join(reading: Reading) -> None:
    """Give the regions their heads, parts and links; a relation that means nothing is a fault."""
    regions, fault = reading.regions, reading.fault
    for relation in reading.relations:
        start, end = regions.get(relation["from_id"]), regions.get(relation["to_id"])
        if start is None or end is None:
            _dangling(reading, start or end, relation)
            continue
        if start.label is None or end.label is None:
            start.excused = end.excused = True
            continue
        meaning = _MEANINGS.get((start.label, end.label))
        if meaning is None:
            start.excused = end.excused = True
            fault("relation_impossible", start.pointer, f"{start} and {end} are related, and neither can be part of the other")
            continue
        kind, backwards = meaning
        first, second = (end, start) if backwards else (start, end)
        if kind == _LINK:
            _link(reading, start, end, relation)
        elif kind == _TARGET:
            if second not in first.parts:
                first.parts += (second,)
        elif second.id not in first.heads:
            first.heads += (second.id,)
            second.parts += (first,)


def headless(region: Region, label: str) -> str | None:
    """What is wrong with what a part belongs to, or None."""
    head = HEAD_OF.get(label, "region that it continues")
    if not region.heads:
        return f"is not related to its {head}"
    if len(region.heads) > 1 and label in ONE_HEAD:
        return f"is related to {len(region.heads)} regions, and can belong to one {head}"
    return None


def _dangling(reading: Reading, there: Region | None, relation: Mapping[str, Any]) -> None:
    pointer = f"/{shown(relation['from_id']) or 'relation'}"
    if there is not None:
        there.excused = True
        pointer = there.pointer
    reading.fault("relation_dangling", pointer, f"{there or 'a region that is gone'} is related to a region that is gone")


def _link(reading: Reading, start: Region, end: Region, relation: Mapping[str, Any]) -> None:
    direction, types = relation.get("direction"), relation.get("labels") or []
    odd = [one for one in types if one not in LINK_TYPES] if isinstance(types, list) else [types]
    if direction == "left":
        start, end = end, start
    if direction not in ("left", "right", None):
        message = f"the link between {start} and {end} points both ways"
        reading.fault("link_unclear", start.pointer, message, direction)
    elif odd:
        message = f"the link from {start} to {end} has a type that the page does not offer"
        reading.fault("link_unclear", start.pointer, message, odd[0])
    elif not types:
        reading.fault("link_unclear", start.pointer, f"the link from {start} to {end} has no type")
    else:
        start.links += tuple([(one, end) for one in types])
