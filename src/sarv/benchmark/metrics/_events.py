"""Counting what is said of events: an item is right where the events that say it are paired."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import Any

from ..pairing import Pair

Items = Callable[[Any], Iterable[Hashable]]
"""What is counted of an event."""


def of_events(pair: Pair, items: Items, label: Callable[[Any], str]) -> Iterable[tuple[str, int, int, int]]:
    """What `by_document` counts: items of all events; right are those that both events of a pair have."""
    gold, predicted = pair.events
    for one in gold:
        yield from ((label(item), 0, 1, 0) for item in items(one.event))
    for one in predicted:
        yield from ((label(item), 0, 0, 1) for item in items(one.event))
    for ours, theirs in pair.aligned:
        both = Counter(items(ours.event)) & Counter(items(theirs.event))
        yield from ((label(item), count, 0, 0) for item, count in both.items())


def of_slots(pair: Pair, kind: str) -> Iterable[tuple[str, int, int, int]]:
    """The same of the slots of one kind; what a slot says first is its label."""
    gold, predicted = pair.events
    for one in gold:
        yield from ((slot[1], 0, count, 0) for slot, count in one.slots.items() if slot[0] == kind)
    for one in predicted:
        yield from ((slot[1], 0, 0, count) for slot, count in one.slots.items() if slot[0] == kind)
    for ours, theirs in pair.aligned:
        yield from ((slot[1], count, 0, 0) for slot, count in (ours.slots & theirs.slots).items() if slot[0] == kind)
