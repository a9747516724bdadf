"""Which checks a fingerprint keeps, where all together would say too much of the text.

What protects a text is that the bits shipped for a word stay below what the word is worth to somebody who guesses. So there is
a budget for the document, and another for every stretch of it, since mentions crowd in some sentences. Checks are taken one by
one: always the one by which most fragments are expected to be found again in a copy where each word stays the same with the
chance `KEPT`, until no more fits. The expectation has falling returns, so that an old value is an upper bound, and few have to be
renewed (Minoux 1978, *Accelerated greedy algorithms for maximizing submodular set functions*).
"""

import heapq
from collections.abc import Iterable, Mapping, Sequence

from .passages import Passage

KEPT = 0.97
"""The chance that a word is the same in a copy."""
CHECK = 10
"""The bits of a check."""
MOST_PER_WORD = 2.7
"""The most bits for each word of a document, the one bit of the word included."""
STRETCH = 20
"""How many words in a row are a stretch."""
MOST_PER_WORD_OF_STRETCH = 4.0
"""The most bits for each word of a stretch."""

_Outside = tuple[int, int]


def chosen(passages: Iterable[Passage], fragments: Sequence[Passage], words: int) -> list[Passage]:
    """The passages whose checks are kept, in the order of the text of so many words."""
    room = checks_allowed(words)
    stretches = _Stretches(words)
    held = {passage: _held(passage, fragments) for passage in passages}
    found: dict[int, list[_Outside]] = {number: [] for number in range(len(fragments))}
    queue = [(-_gain(of, found), passage) for passage, of in held.items()]
    heapq.heapify(queue)
    kept: list[Passage] = []
    while queue and len(kept) < room:
        old, passage = heapq.heappop(queue)
        loss = -_gain(held[passage], found)
        if loss > old and queue and (loss, passage) > queue[0]:
            heapq.heappush(queue, (loss, passage))
        elif loss < 0 and stretches.take(passage):
            kept.append(passage)
            for number, outside in held[passage].items():
                found[number].append(outside)
    return sorted(kept)


def checks_allowed(words: int) -> int:
    """How many checks the budget of a document of so many words has room for."""
    return int((MOST_PER_WORD - 1) * words / CHECK)


class _Stretches:
    """What the words of the document were given so far: a check's bits are spread over the words of its passage."""

    def __init__(self, words: int) -> None:
        self.spent = [1.0] * words
        self.length = min(STRETCH, words)

    def take(self, passage: Passage) -> bool:
        """Count a check, if it still fits into every stretch that it touches."""
        share = CHECK / len(passage.words)
        for word in passage.words:
            self.spent[word] += share
        starts = range(max(0, passage.words.start - self.length + 1), min(passage.words.stop, len(self.spent) - self.length + 1))
        most = MOST_PER_WORD_OF_STRETCH * self.length
        fits = all(sum(self.spent[start : start + self.length]) <= most for start in starts)
        if not fits:
            for word in passage.words:
                self.spent[word] -= share
        return fits


def _held(passage: Passage, fragments: Sequence[Passage]) -> dict[int, _Outside]:
    """The fragments in a passage, with how many words of it lie to their left and to their right."""
    return {
        number: (fragment.begin[0] - passage.begin[0], passage.finish[0] - fragment.finish[0])
        for number, fragment in enumerate(fragments)
        if passage.holds(fragment)
    }


def _gain(of: Mapping[int, _Outside], found: Mapping[int, list[_Outside]]) -> float:
    """How many more fragments are expected to be found with a check."""
    return round(sum(_chance([*found[number], one]) - _chance(found[number]) for number, one in of.items()), 9)


def _chance(outside: list[_Outside]) -> float:
    """The chance that, around a fragment that is as it was, all words of one of some passages are so too."""
    total, fewest = 0.0, 10**9
    ordered = sorted(outside)
    reached = [KEPT**left for left, _ in ordered]
    for (_, right), reach, further in zip(ordered, reached, [*reached[1:], 0.0], strict=False):
        fewest = min(fewest, right)
        total += (reach - further) * KEPT**fewest
    return total
