"""How well mentions, cues and triggers of different lengths are found: F1 of exact extents by their number of words."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ..extents import Extent, characters
from .batch import Batch

LENGTHS = ("1 word", "2 words", "3 or 4 words", "5 words or more")
_UP_TO = (1, 2, 4)

_PARTS = {
    "actors": lambda side: (mention.spans for mention in side.mentions or ()),
    "stance": lambda side: (cue.spans for stance in side.stances or () for cue in stance.cues),
    "violence": lambda side: (trigger.spans for event in side.events or () for trigger in event.triggers),
}


@dataclass
class Slices:
    """(lengths, 3) for each task whose extents have a length: right, in gold, predicted."""

    counts: dict[str, NDArray[np.float64]] = field(default_factory=dict)

    def add(self, task: str, batch: Batch) -> None:
        """Take in what a batch shows for a task."""
        if task not in _PARTS:
            return
        table = self.counts.setdefault(task, np.zeros((len(LENGTHS), 3)))
        for pair in batch.pairs:
            gold, predicted = _extents(pair.gold, task), _extents(pair.predicted, task)
            lengths = {extent: _length(pair.gold.text, extent) for extent in gold | predicted}
            for column, extents in enumerate((gold & predicted, gold, predicted)):
                for extent in extents:
                    table[lengths[extent], column] += 1

    def take(self, other: "Slices") -> None:
        """Take in what was counted elsewhere."""
        for task, table in other.counts.items():
            self.counts[task] = self.counts[task] + table if task in self.counts else table


def _extents(side: object, task: str) -> set[Extent]:
    return {characters(spans) for spans in _PARTS[task](side)}


def _length(text: str, extent: Extent) -> int:
    """The number of an extent's length among `LENGTHS`; what stands nowhere counts as one word."""
    words = sum([len(text[start:end].split()) for start, end in extent if start >= 0])
    return sum([words > most for most in _UP_TO])
