"""Which checks a fingerprint keeps, where all together would say too much of the text.

What protects a text is that the bits shipped for a word stay below what the word is worth to somebody who guesses. So there is
a budget for the document, and another for every stretch of it, since mentions crowd in some sentences. Checks are taken one by
one: always the one by which most fragments are expected to be found again in a copy where each word stays the same with the
chance `KEPT`, until no more fits. Then each is exchanged for another that finds more, if there is one (greedy and interchange:
Nemhauser, Wolsey and Fisher 1978, *An analysis of approximations for maximizing submodular set functions*, I).
"""

import heapq
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache

from .passages import Passage

KEPT = 0.95
"""The chance that a word is the same in a copy."""
CHECK = 10
"""The bits of a check."""
MOST_PER_WORD = 2.7
"""The most bits for each word of a document, the one bit of the word included."""
STRETCH = 20
"""How many words in a row are a stretch."""
MOST_PER_WORD_OF_STRETCH = 4.0
"""The most bits for each word of a stretch."""
LEAST_GAIN = 0.01
"""The fewest fragments that a check must be expected to find besides, to be worth what it says."""
ROUNDS = 2
"""How often all checks are gone through for exchanges: later ones bring nearly nothing."""

_Outside = tuple[int, int]
_BIT = 10**9


def chosen(passages: Iterable[Passage], fragments: Sequence[Passage], words: int, told: Iterable[Passage] = ()) -> list[Passage]:
    """The passages whose checks are kept, in the order of the text of so many words.

    Those that were told before stay, as far as the stretches have room for them.
    """
    room = checks_allowed(words)
    told = frozenset(told)
    choice = _Choice(told.union(passages), fragments, words)
    for passage in sorted(told):
        if choice.has_room(passage):
            choice.keep(passage)
    for _ in range(1 + ROUNDS):
        changed = False
        for passage in sorted(choice.kept - told):
            choice.drop(passage)
            better = choice.best()
            if better is None or choice.gain[better] <= choice.gain[passage]:
                better = passage
            choice.keep(better)
            changed |= better != passage
        while len(choice.kept) < room and (more := choice.best()) is not None:
            choice.keep(more)
            changed = True
        if not changed:
            break
    return sorted(choice.kept)


def checks_allowed(words: int) -> int:
    """How many checks the budget of a document of so many words has room for."""
    return int((MOST_PER_WORD - 1) * words / CHECK)


class _Choice:
    """The passages that are kept so far, and how many more fragments each other one would find."""

    def __init__(self, passages: Iterable[Passage], fragments: Sequence[Passage], words: int) -> None:
        self.kept: set[Passage] = set()
        self._stretches = _Stretches(words)
        ordered = sorted(fragments)
        self._held = {passage: _held(passage, ordered) for passage in sorted(passages)}
        self._found: list[tuple[_Outside, ...]] = [()] * len(ordered)
        self._with: list[list[Passage]] = [[] for _ in ordered]
        for passage, held in self._held.items():
            for fragment in held:
                self._with[fragment].append(passage)
        self.gain = {passage: self._gain(passage) for passage in self._held}
        self._queue = [(-gain, passage) for passage, gain in self.gain.items() if gain >= LEAST_GAIN]
        heapq.heapify(self._queue)

    def best(self) -> Passage | None:
        """The passage that finds most of those that the stretches have room for; the first of equals."""
        without_room = []
        best = None
        while self._queue and best is None:
            entry = self._queue[0]
            passage = entry[1]
            if passage in self.kept or -entry[0] != self.gain[passage]:
                heapq.heappop(self._queue)  # A newer entry says what it finds now.
            elif self.gain[passage] < LEAST_GAIN:
                break
            elif self.has_room(passage):
                best = passage
            else:
                without_room.append(heapq.heappop(self._queue))
        for entry in without_room:
            heapq.heappush(self._queue, entry)
        return best

    def has_room(self, passage: Passage) -> bool:
        """Whether a check fits into every stretch that it touches."""
        return self._stretches.have_room(passage)

    def keep(self, passage: Passage) -> None:
        """Take a passage that there is room for."""
        self.kept.add(passage)
        self._stretches.spend(passage, 1)
        for fragment, outside in self._held[passage].items():
            self._found[fragment] = tuple(sorted((*self._found[fragment], outside)))
        self._renew(passage)

    def drop(self, passage: Passage) -> None:
        """Give a passage up again."""
        self.kept.remove(passage)
        self._stretches.spend(passage, -1)
        for fragment, outside in self._held[passage].items():
            left = list(self._found[fragment])
            left.remove(outside)
            self._found[fragment] = tuple(left)
        self._renew(passage)

    def _renew(self, changed: Passage) -> None:
        """Count anew what passages find that hold a fragment of one that was kept or dropped."""
        for passage in {one for fragment in self._held[changed] for one in self._with[fragment]}:
            self.gain[passage] = self._gain(passage)
            heapq.heappush(self._queue, (-self.gain[passage], passage))

    def _gain(self, passage: Passage) -> float:
        """How many more fragments are expected to be found with the check of a passage."""
        found = self._found
        gains = (
            _chance(tuple(sorted((*found[number], outside)))) - _chance(found[number])
            for number, outside in self._held[passage].items()
        )
        return round(sum(gains), 9)


class _Stretches:
    """The billionths of bits that each word was given so far: those of a check are spread over the words of its passage."""

    def __init__(self, words: int) -> None:
        self._spent = [_BIT] * words
        self._length = min(STRETCH, words)

    def spend(self, passage: Passage, times: int) -> None:
        """Count a check, or with -1 count it no more."""
        share = _share(passage)
        for word in passage.words:
            self._spent[word] += times * share

    def have_room(self, passage: Passage) -> bool:
        """Whether a check fits into every stretch that it touches."""
        words, length, share = passage.words, self._length, _share(passage)
        most = int(_BIT * MOST_PER_WORD_OF_STRETCH * length)
        starts = range(max(0, words.start - length + 1), min(words.stop, len(self._spent) - length + 1))
        return all(
            sum(self._spent[start : start + length]) + share * (min(words.stop, start + length) - max(words.start, start)) <= most
            for start in starts
        )


def _share(passage: Passage) -> int:
    return _BIT * CHECK // len(passage.words)


def _held(passage: Passage, fragments: Sequence[Passage]) -> dict[int, _Outside]:
    """The fragments in a passage, with how many words of it lie to their left and to their right; fragments are sorted."""
    found = {}
    for number in range(bisect_left(fragments, passage.begin, key=lambda one: one.begin), len(fragments)):
        begin, finish = fragments[number]
        if begin[0] >= passage.finish[0]:
            break
        if finish <= passage.finish:
            found[number] = (begin[0] - passage.begin[0], passage.finish[0] - finish[0])
    return found


@cache
def _chance(outside: tuple[_Outside, ...]) -> float:
    """The chance that, around a fragment that is as it was, all words of one of some passages are so too."""
    total, fewest = 0.0, 10**9
    reached = [KEPT**left for left, _ in outside]
    for (_, right), reach, further in zip(outside, reached, [*reached[1:], 0.0], strict=False):
        fewest = min(fewest, right)
        total += (reach - further) * KEPT**fewest
    return total
