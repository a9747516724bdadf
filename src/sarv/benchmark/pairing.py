"""One document's gold beside what was predicted of it, with the events paired.

An event is compared by its **slots**: its type, its stage, and each trigger, argument, casualty figure and report. Two slots
are the same

- type, stage: where the label is;
- trigger: where the head word is (`heads`);
- argument: where role and head word are;
- casualty figure: where kind, low and high are;
- report: where source and act are.

Events are paired one to one so that the pairs have as many slots in common as they can, all together: the alignment of CEAF
(Luo 2005) with the count of equal parts as the similarity, as for whole templates in Chen et al. (2023), *Iterative
document-level information extraction via imitation learning* (CEAF-RME). A pair must have more in common than labels and
reports: a trigger, an argument or a figure. All that is said of events, whatever the metric, is said of these pairs.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np
from scipy.optimize import linear_sum_assignment

from ..extents import Extent, characters
from ..records import Prediction
from .gold import Gold
from .heads import Heads
from .tolls import Figure, party, tolls

Item = TypeVar("Item", bound=Hashable)

Slot = tuple[Any, ...]
"""What kind of slot, then what it says; equal slots are equal tuples."""

ANCHORS = ("argument", "casualties", "trigger")
"""The kinds of slots of which a pair must share one."""

OPEN = -1
"""An end of a figure that is open."""


def figure(kind: str, low: int | None, high: int | None) -> Slot:
    """A casualty figure as a slot."""
    return "casualties", kind, OPEN if low is None else low, OPEN if high is None else high


@dataclass(frozen=True, slots=True)
class Compared:
    """An event with its slots by their kind, how many they are, and the extents of its arguments in their order."""

    event: Any
    slots: dict[str, dict[Slot, int]]
    size: int
    extents: list[Extent]


def compared(event: Any, heads: Heads) -> Compared:
    """The event as it is compared."""
    extents = [characters(one.spans) for one in event.arguments]
    arguments = zip(event.arguments, extents, strict=True)
    found: dict[str, list[Slot]] = {
        "trigger": [("trigger", *heads.of(characters(trigger.spans))) for trigger in event.triggers],
        "argument": [("argument", one.role, *heads.of(extent)) for one, extent in arguments],
        "casualties": [figure(one.kind, one.low, one.high) for one in event.casualties],
        "report": [("report", one.act, party(one.source)) for one in event.reports],
        "label": [slot for slot in (("type", event.type), ("stage", event.stage)) if slot[1] is not None],
    }
    return Compared(event, {kind: counted(slots) for kind, slots in found.items()}, sum(map(len, found.values())), extents)


def counted(items: list[Item]) -> dict[Item, int]:
    """How often each item is there."""
    found: dict[Item, int] = {}
    for item in items:
        found[item] = found.get(item, 0) + 1
    return found


class Pair:
    """A document's gold and what was predicted of it; a document that was not predicted has an empty prediction.

    `types` has the type of every actor of the register.
    """

    def __init__(self, gold: Gold, predicted: Prediction | None, types: Mapping[str, str]) -> None:
        self.gold = gold
        self.predicted = predicted if predicted is not None else Prediction(document=gold.id)
        self.types = types
        self.heads = Heads(gold.text, gold.language)

    @cached_property
    def events(self) -> tuple[list[Compared], list[Compared]]:
        """The events of gold and the predicted ones, each list in an order that follows from what the events say."""
        return self._compared(self.gold.events), self._compared(self.predicted.events or ())

    @cached_property
    def tolls(self) -> tuple[list[list[Figure]], list[list[Figure]]]:
        """The tolls of gold's events, and the predicted ones."""
        given = self.predicted.tolls
        predicted = (
            [toll.figures for toll in given] if given is not None else [one.casualties for one in self.predicted.events or ()]
        )
        return tolls(one.casualties for one in self.gold.events), tolls(predicted)

    @cached_property
    def aligned(self) -> list[tuple[int, int]]:
        """The pairs of events, as numbers in the two lists, gold's first."""
        return [(i, j) for i, j, _ in self._aligned]

    @property
    def slots_in_common(self) -> int:
        """How many slots the pairs have in common."""
        return sum(count for _, _, count in self._aligned)

    @cached_property
    def event_names(self) -> Mapping[str, str]:
        """The id in gold of every predicted event that is in a pair, by its own id."""
        gold, predicted = self.events
        return {predicted[j].event.id: gold[i].event.id for i, j in self.aligned if predicted[j].event.id is not None}

    @cached_property
    def _aligned(self) -> list[tuple[int, int, int]]:
        gold, predicted = self.events
        if not gold or not predicted:
            return []
        same = np.zeros((len(gold), len(predicted)), dtype=np.int64)
        anchors = np.zeros(same.shape, dtype=np.int64)
        having: dict[Slot, list[tuple[int, int]]] = {}
        for i, one in enumerate(gold):
            for slots in one.slots.values():
                for slot, count in slots.items():
                    having.setdefault(slot, []).append((i, count))
        for j, one in enumerate(predicted):
            for kind, slots in one.slots.items():
                for slot, count in slots.items():
                    for i, count_ in having.get(slot, ()):
                        same[i, j] += min(count, count_)
                        anchors[i, j] += kind in ANCHORS
        rows, columns = linear_sum_assignment(np.where(anchors, same, 0), maximize=True)
        return [(i, j, int(same[i, j])) for i, j in zip(rows.tolist(), columns.tolist(), strict=True) if anchors[i, j]]

    def _compared(self, events: Any) -> list[Compared]:
        found = [compared(event, self.heads) for event in events]
        # Nothing may depend on the order in which events are listed; nearly all are told apart by where their triggers are.
        found.sort(key=_triggers)
        if any(_triggers(one) == _triggers(other) for one, other in pairwise(found)):
            found.sort(key=_all)
        return found


def _triggers(one: Compared) -> list[Slot]:
    return sorted(one.slots["trigger"])


def _all(one: Compared) -> tuple[Any, ...]:
    """All that an event says: what is told apart by its id alone may stand in any order."""
    said = sorted(
        (argument.role, argument.actor or "", extent) for argument, extent in zip(one.event.arguments, one.extents, strict=True)
    )
    figures = sorted(repr((part.kind, part.low, part.high, part.source)) for part in one.event.casualties)
    words = sorted(characters(trigger.spans) for trigger in one.event.triggers)
    return sorted(item for slots in one.slots.values() for item in slots.items()), said, figures, words
