"""The passages that checks are made of, of three words at least: fragments with up to two words beside them, and short stretches.

A passage that is found again proves every fragment within it, not only the one that it was made for. So one check may serve many
fragments, which is what dense documents are thinned by.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product, starmap
from typing import NamedTuple

from ..records import FingerprintCheck, FingerprintSpan
from .normal import Normal

CONTEXT = 2
"""The most words on either side of a fragment that a passage holds."""
LONGEST = 10
"""The words of the longest stretch that is a passage whatever lies in it."""
FEWEST = 3
"""The words of the shortest passage: ten bits of fewer would give a name away."""

Edge = tuple[int, int]
"""A place in a text: a word's number, and how many normalised characters after that word's start, or end, it is."""


class Passage(NamedTuple):
    """A stretch of a text by its words: where it begins and finishes, from which word and to before which."""

    begin: Edge
    finish: Edge

    @classmethod
    def of(cls, part: FingerprintSpan | FingerprintCheck) -> "Passage":
        """A fragment that has words, or what a check is made of."""
        assert part.first is not None
        assert part.last is not None
        return cls((part.first, part.before), (part.last, part.after))

    @property
    def words(self) -> range:
        """The numbers of its words."""
        return range(self.begin[0], self.finish[0])

    def holds(self, other: "Passage") -> bool:
        """Whether another lies in it."""
        return self.begin <= other.begin and other.finish <= self.finish

    def moved(self, by: int) -> "Passage":
        """The same stretch so many words further on."""
        (first, before), (last, after) = self
        return Passage((first + by, before), (last + by, after))

    def place(self, text: Normal) -> tuple[int, int] | None:
        """Where it is in a normalised text; None where it does not fit into it."""
        (first, before), (last, after) = self
        if first < 0 or last > len(text.words):
            return None
        start, end = text.starts[first] + before, text.ends[last - 1] + after
        return (start, end) if 0 <= start < end <= len(text.text) else None


def with_words(spans: Sequence[FingerprintSpan]) -> list[FingerprintSpan]:
    """The fragments that have words, which alone can be found again."""
    return [span for span in spans if span.first is not None]


def candidates(fragments: Sequence[Passage], words: Sequence[str]) -> set[Passage]:
    """Every passage of a text with these words that may have a check: those that occur once in it."""
    found = {passage for fragment in fragments for passage in _around(fragment, len(words))}
    found.update(_stretches(fragments, len(words)))
    return fitting(found, words)


def fitting(passages: Iterable[Passage], words: Sequence[str]) -> set[Passage]:
    """Those passages that may have a check: of words enough, all of them in the text, and once."""
    rows = Rows(words)
    long_enough = (one for one in passages if len(one.words) >= FEWEST and one.words.stop <= len(words))
    return {one for one in long_enough if not rows.repeated(one)}


def _around(fragment: Passage, words: int) -> Iterator[Passage]:
    """A fragment with up to so many words on either side."""
    (first, _), (last, _) = fragment
    for left in range(first, max(first - CONTEXT, 0) - 1, -1):
        for right in range(last, min(last + CONTEXT, words) + 1):
            yield Passage(fragment.begin if left == first else (left, 0), fragment.finish if right == last else (right, 0))


def _stretches(fragments: Iterable[Passage], words: int) -> Iterator[Passage]:
    """Stretches of few words, with the edges of words or of fragments."""
    begins: dict[int, set[Edge]] = {word: {(word, 0)} for word in range(words)}
    finishes: dict[int, set[Edge]] = {word: {(word, 0)} for word in range(words + 1)}
    for begin, finish in fragments:
        begins[begin[0]].add(begin)
        finishes[finish[0]].add(finish)
    for first in range(words):
        for last in range(first + FEWEST, min(first + LONGEST, words) + 1):
            yield from starmap(Passage, product(begins[first], finishes[last]))


class Rows:
    """Finds rows of words in a text."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words, self._folded = words, f"\0{chr(0).join(words)}\0"

    def repeated(self, passage: Passage) -> bool:
        """Whether the words of a passage stand in this order in another place of the text, too."""
        row = f"\0{chr(0).join(self._words[word] for word in passage.words)}\0"
        return self._folded.find(row, self._folded.find(row) + 1) >= 0
