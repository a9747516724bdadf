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

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from ..extents import characters
from ..records import Event, Party, PredictedEvent, Prediction
from .gold import Gold
from .heads import Heads

Slot = tuple[Any, ...]
"""What kind of slot, then what it says; equal slots are equal tuples."""

ANCHORS = ("argument", "casualties", "trigger")
"""The kinds of slots of which a pair must share one."""

OPEN = -1
"""An end of a figure that is open."""


def party(given: Party) -> str:
    """Who: an actor, or an outlet."""
    return given.actor if given.actor is not None else f"outlet {given.outlet}"


def figure(kind: str, low: int | None, high: int | None) -> Slot:
    """A casualty figure as a slot."""
    return "casualties", kind, OPEN if low is None else low, OPEN if high is None else high


def slots_of(event: Event | PredictedEvent, heads: Heads) -> Counter[Slot]:
    """The slots of an event, with how often it has each."""
    found: list[Slot] = [("trigger", *heads.of(characters(trigger.spans))) for trigger in event.triggers]
    found += [("argument", one.role, *heads.of(characters(one.spans))) for one in event.arguments]
    found += [figure(one.kind, one.low, one.high) for one in event.casualties]
    found += [("report", party(one.source), one.act) for one in event.reports]
    if event.type is not None:
        found.append(("type", event.type))
    if event.stage is not None:
        found.append(("stage", event.stage))
    return Counter(found)


@dataclass(frozen=True)
class Compared:
    """An event with its slots."""

    event: Any
    slots: Counter[Slot]


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
    def aligned(self) -> list[tuple[Compared, Compared]]:
        """The pairs of events, gold first."""
        gold, predicted = self.events
        if not gold or not predicted:
            return []
        same = np.zeros((len(gold), len(predicted)), dtype=np.int64)
        anchored = np.zeros(same.shape, dtype=bool)
        having: dict[Slot, list[tuple[int, int]]] = {}
        for i, one in enumerate(gold):
            for slot, count in one.slots.items():
                having.setdefault(slot, []).append((i, count))
        for j, one in enumerate(predicted):
            for slot, count in one.slots.items():
                for i, count_ in having.get(slot, ()):
                    same[i, j] += min(count, count_)
                    anchored[i, j] |= slot[0] in ANCHORS
        rows, columns = linear_sum_assignment(np.where(anchored, same, 0), maximize=True)
        return [(gold[i], predicted[j]) for i, j in zip(rows.tolist(), columns.tolist(), strict=True) if anchored[i, j]]

    @cached_property
    def event_names(self) -> Mapping[str, str]:
        """The id in gold of every predicted event that is in a pair, by its own id."""
        return {theirs.event.id: ours.event.id for ours, theirs in self.aligned if theirs.event.id is not None}

    def _compared(self, events: Any) -> list[Compared]:
        found = [Compared(event, slots_of(event, self.heads)) for event in events]
        return sorted(found, key=lambda one: (_first(one.event), sorted(one.slots.items())))


def _first(event: Event | PredictedEvent) -> tuple[tuple[int, int], ...]:
    return tuple(sorted((span.start, span.end) for trigger in event.triggers for span in trigger.spans))
