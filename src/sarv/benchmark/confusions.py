"""Which label is taken for which, where a prediction and gold are about the same thing."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..extents import Extent, characters
from .batch import Batch, types_of
from .metrics.stance_f1 import target_of
from .pairing import Pair
from .tolls import party


@dataclass
class Confusions:
    """How often, by what is decided, gold's label stood against the predicted one. Equal labels are counted too.

    - type of actor: mentions of the same extent, each with one type;
    - polarity, voice: stances of the same holder and target, each the only one;
    - type of event, stage: events that are paired;
    - act: reports of paired events by the same source, each the only one.
    """

    counts: dict[str, Counter[tuple[str, str]]] = field(default_factory=dict)

    def add(self, task: str, batch: Batch) -> None:
        """Take in what a batch shows for a task."""
        if task not in _DECIDED:
            return
        for pair in batch.pairs:
            for decision, gold, predicted in _DECIDED[task](pair):
                if predicted is not None:
                    self.counts.setdefault(decision, Counter())[gold, predicted] += 1

    def take(self, other: "Confusions") -> None:
        """Take in what was counted elsewhere."""
        for decision, counted in other.counts.items():
            self.counts.setdefault(decision, Counter()).update(counted)

    def most_frequent(self, decision: str, most: int) -> list[tuple[str, str, int]]:
        """The most frequent confusions of a decision: gold's label, the predicted one, how often."""
        wrong = ((gold, predicted, count) for (gold, predicted), count in self.counts[decision].items() if gold != predicted)
        return sorted(wrong, key=lambda one: (-one[2], one))[:most]


Decided = Iterator[tuple[str, str, str | None]]


def _actors(pair: Pair) -> Decided:
    def single(mentions: Iterable[Any]) -> dict[Extent, str]:
        found: dict[Extent, set[str]] = {}
        for mention in mentions:
            found.setdefault(characters(mention.spans), set()).update(types_of(mention, pair.types))
        return {extent: next(iter(types)) for extent, types in found.items() if len(types) == 1}

    gold, predicted = single(pair.gold.mentions), single(pair.predicted.mentions or ())
    return (("type of actor", type_, predicted[extent]) for extent, type_ in gold.items() if predicted.get(extent))


def _stances(pair: Pair) -> Decided:
    gold = _only((party(one.holder), target_of(one), one) for one in pair.gold.stances)
    predicted = _only((party(one.holder), target_of(one, pair.event_names), one) for one in pair.predicted.stances or ())
    for key, ours in gold.items():
        if (theirs := predicted.get(key)) is not None:
            yield "polarity", ours.polarity, theirs.polarity
            yield "voice", ours.voice, theirs.voice


def _events(pair: Pair) -> Decided:
    in_gold, in_predicted = pair.events
    for i, j in pair.aligned:
        ours, theirs = in_gold[i], in_predicted[j]
        yield "type of event", ours.event.type, theirs.event.type
        yield "stage", ours.event.stage, theirs.event.stage
        gold = _only((party(one.source), "", one) for one in ours.event.reports)
        predicted = _only((party(one.source), "", one) for one in theirs.event.reports)
        yield from (("act", one.act, predicted[key].act) for key, one in gold.items() if key in predicted)


def _only(found: Iterable[tuple[Any, Any, Any]]) -> dict[tuple[Any, Any], Any]:
    """What there is one of, by what it is about."""
    by_key: dict[tuple[Any, Any], Any] = {}
    several = set()
    for first, second, one in found:
        key = first, second
        if key in by_key:
            several.add(key)
        by_key[key] = one
    for key in several:
        del by_key[key]
    return by_key


_DECIDED: Mapping[str, Callable[[Pair], Decided]] = {"actors": _actors, "stance": _stances, "violence": _events}
