"""Counting what is said of events: an item is right where the events that say it are paired."""

from collections.abc import Callable, Hashable, Iterable
from typing import Any

from ..pairing import Compared, Pair, counted
from ._counts import Counted, common

Items = Callable[[Compared], Iterable[Hashable]]
"""What is counted of an event."""


def of_events(pair: Pair, items: Items, label: Callable[[Any], str | None]) -> Counted:
    """The labels of the items of all events; right are those that both events of a pair have."""
    gold, predicted = ([list(items(one)) for one in side] for side in pair.events)
    right = [label(item) for i, j in pair.aligned for item in common(counted(gold[i]), counted(predicted[j]))]
    in_gold, in_predicted = ([label(item) for found in side for item in found] for side in (gold, predicted))
    return right, in_gold, in_predicted


def of_labels(pair: Pair, name: str) -> Counted:
    """The same of the one label of that name that an event has."""
    gold, predicted = ([getattr(one.event, name) for one in side] for side in pair.events)
    return [gold[i] for i, j in pair.aligned if gold[i] == predicted[j]], gold, predicted


def of_slots(pair: Pair, kind: str) -> Counted:
    """The same of the slots of one kind; what a slot says first is its label."""
    gold, predicted = ([one.slots.get(kind, {}) for one in side] for side in pair.events)
    right = [slot[1] for i, j in pair.aligned for slot in common(gold[i], predicted[j])]
    in_gold, in_predicted = (
        [slot[1] for counted in side for slot, count in counted.items() for _ in range(count)] for side in (gold, predicted)
    )
    return right, in_gold, in_predicted
