"""How well mentions, cues and triggers of different lengths are found: F1 of exact extents by their number of words."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from ..extents import Extent, characters
from .batch import Batch
from .pairing import Pair

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

    counts: dict[str, "np.ndarray[tuple[int, int], np.dtype[np.float64]]"] = field(default_factory=dict)

    def add(self, task: str, batch: Batch) -> None:
        """Take in what a batch shows for a task."""
        if task not in _PARTS:
            return
        table = self.counts.setdefault(task, np.zeros((len(LENGTHS), 3)))
        for pair in batch.pairs:
            gold, predicted = _extents(pair.gold, task), _extents(pair.predicted, task)
            for column, extents in enumerate((gold & predicted, gold, predicted)):
                for length in _lengths(pair, extents):
                    table[length, column] += 1


def _extents(side: object, task: str) -> set[Extent]:
    return {characters(spans) for spans in _PARTS[task](side)}


def _lengths(pair: Pair, extents: Iterable[Extent]) -> Iterable[int]:
    """The number of each extent's length among `LENGTHS`; what stands nowhere counts as one word."""
    for extent in extents:
        words = sum(len(pair.gold.text[start:end].split()) for start, end in extent if start >= 0)
        yield sum(words > most for most in _UP_TO)
