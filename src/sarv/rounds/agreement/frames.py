"""F1 of whole frames, stances and events, with part marks for those that are alike in part.

    F1 = 2 Σ φ(a, b) / (A + B),   the sum over the one-to-one assignment of frames that makes it greatest

with φ between 0 and 1, and A and B frames. So every frame is compared as a whole, with the one that suits the whole document
best, and a frame that only one annotator has costs. The form is that of CEAF for entities, with another similarity:
Luo (2005), On coreference resolution performance metrics, HLT/EMNLP, 25-32.

- A **stance** is the triple of holder, target and polarity; φ is the share of the three that are the same. Two stances are
  compared at all only where their cues overlap, or where holder and target are the same, whatever the words.
- An **event** is a set of slots: type, stage, each trigger, each argument, each casualty figure, each report;
  φ = 2 × slots that are the same / slots of both (Dice). Two events are compared at all only where their triggers overlap.
  Triggers are the same where they overlap, arguments where the role is the same and they overlap, figures where kind, low and
  high are the same and they overlap, reports where source, voice and act are the same.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from scipy.optimize import linear_sum_assignment

from ...extents import Extent, characters
from ...records import Event
from ._chance import Statistics
from .matching import match
from .units import party

Slots = dict[Hashable, list[Extent]]
"""The extents of the slots that must have the same name to be compared."""


@dataclass(frozen=True, slots=True)
class Triple:
    """A stance. `target` is an actor or an event's name, or where the words of a proposition stand."""

    cues: Extent
    holder: str
    target: str | Extent
    polarity: str


@dataclass(frozen=True, slots=True)
class EventFrame:
    """An event with all its slots, and how many they are."""

    triggers: Extent
    labels: tuple[str, str]
    places: Slots
    reports: Counter[tuple[str, str, str]]
    slots: int


Frame = TypeVar("Frame")


def event_frame(event: Event) -> EventFrame:
    """The event as it is compared."""
    places: Slots = {}
    for trigger in event.triggers:
        places.setdefault("trigger", []).append(characters(trigger.spans))
    for one in event.arguments:
        places.setdefault(("argument", one.role), []).append(characters(one.spans))
    for figure in event.casualties:
        places.setdefault(("casualties", figure.kind, figure.low, figure.high), []).append(characters(figure.spans))
    reports = Counter((party(one.source), one.voice, one.act) for one in event.reports)
    triggers = characters(*(trigger.spans for trigger in event.triggers))
    slots = 2 + sum(map(len, places.values())) + reports.total()
    return EventFrame(triggers, (event.type, event.stage), places, reports, slots)


def overlap(first: Extent, second: Extent) -> bool:
    """Whether two extents have a character in common."""
    return any(start < end_ and start_ < end for start, end in first for start_, end_ in second)


def same_target(first: str | Extent, second: str | Extent) -> bool:
    """Whether two targets are the same: one actor, one event, or propositions that overlap."""
    if isinstance(first, str) or isinstance(second, str):
        return first == second
    return overlap(first, second)


def alike(first: Triple, second: Triple) -> float:
    """φ of two stances: the share of holder, target and polarity that are the same, or 0 where they are not comparable."""
    holder, target = first.holder == second.holder, same_target(first.target, second.target)
    if not (holder and target) and not overlap(first.cues, second.cues):
        return 0
    return (holder + target + (first.polarity == second.polarity)) / 3


def equal(first: Triple, second: Triple) -> float:
    """1 where holder, target and polarity of two stances are the same, else 0; the words do not matter."""
    same = first.holder == second.holder and first.polarity == second.polarity
    return float(same and same_target(first.target, second.target))


def alike_events(first: EventFrame, second: EventFrame) -> float:
    """φ of two events: Dice's share of slots that are the same, or 0 where no trigger overlaps."""
    if not overlap(first.triggers, second.triggers):
        return 0
    same = (first.reports & second.reports).total()
    same += sum(label == other for label, other in zip(first.labels, second.labels, strict=True))
    for name, places in first.places.items():
        same += _matches(places, second.places.get(name, []))
    return 2 * same / (first.slots + second.slots)


def _matches(first: Sequence[Extent], second: Sequence[Extent]) -> int:
    if len(first) == len(second) == 1:
        return int(overlap(first[0], second[0]))
    return len(match(first, second)) if first and second else 0


def statistics(first: Sequence[Frame], second: Sequence[Frame], similarity: Callable[[Frame, Frame], float]) -> Statistics:
    """(3,): the sum of φ, and what the first and the second annotator's frames lack of it; `f1` makes the figure."""
    total = 0.0
    if first and second:
        marks = np.array([[similarity(one, other) for other in second] for one in first])
        total = float(marks[linear_sum_assignment(marks, maximize=True)].sum())
    return np.array([total, len(first) - total, len(second) - total])
