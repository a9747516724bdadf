"""How far texts overlap: the same but for notation, or near-duplicates, by the sequences of five words that they share.

Near-duplicates are pairs of texts whose sets of word sequences (shingles) have a Jaccard coefficient of 0.7 or more: what both
have is at least seven tenths of what either has (Broder, 1997, *On the resemblance and containment of documents*). Words are
those of UAX #29, normalised; a text of fewer than five words is one sequence.

The search is exact, not a sketch: no pair is missed, and none is reported that is not one. It is a prefix join (Chaudhuri, Ganti
and Kaushik, 2006; Bayardo, Ma and Srikant, 2007): put every set in one order, the rarest first; two sets that share so much share
something in their first three tenths. Since nearly all sequences of a text stand in no other, hardly anything has to be compared.
"""

import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

import unicode_segmentation_rs as unicode_segmentation

from .progress import Progress, Steps

WORDS = 5
"""How many words make a shingle."""

LEAST = 0.7
"""The Jaccard coefficient from which on two texts are near-duplicates."""

_TENTHS = 7  # the same in whole numbers, so that no rounding decides
_COUNTERS_PER_SHINGLE = 2  # fewer make more shingles share a counter, which costs time and never a pair

# Words end at both alike. Without these, most English articles are ASCII, which is read twice as fast.
_MARKS = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"))

Shingles: TypeAlias = "array[int]"  # of 64-bit numbers, each once


class Pair(NamedTuple):
    """Two near-duplicates by their numbers, the lower first: how many shingles both have, and how many either."""

    first: int
    second: int
    common: int
    either: int

    @property
    def jaccard(self) -> float:
        """The Jaccard coefficient, from 0.7 to 1."""
        return self.common / self.either


def normalised(text: str) -> str:
    """The text without what only notation sets apart: compatibility forms (NFKC), case, and which white space stands where."""
    return " ".join(_folded(text).split())


def shingles(text: str) -> set[int]:
    """The sequences of five words in a text, as numbers of 64 bits that hold in this process alone; none without words."""
    for typographic, plain in _MARKS:
        text = text.replace(typographic, plain)
    words = unicode_segmentation.unicode_words(_folded(text))
    if len(words) < WORDS:
        return {hash(tuple(words))} if words else set()
    return set(map(hash, zip(*(words[first:] for first in range(WORDS)), strict=False)))


def _folded(text: str) -> str:
    # Folding case may bring back what NFKC replaces: Unicode, section 3.13, definition 145.
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def near_duplicates(texts: Sequence[str], progress: Progress | None = None) -> list[Pair]:
    """All pairs of near-duplicates among `texts`, sorted. It holds some ten bytes for each shingle, and little besides."""
    steps = Steps(progress, 2 * len(texts))
    sets = []
    for text in texts:
        sets.append(array("q", shingles(text)))
        steps.next()
    counters = _counted(sets)
    found: list[Pair] = []
    holders: dict[int, list[int]] = {}
    for number, its in enumerate(sets):
        others: set[int] = set()
        for shingle in _prefix(its, counters):
            before = holders.setdefault(shingle, [])
            others.update(before)
            before.append(number)
        found += _alike(number, others, sets)
        steps.next()
    return sorted(found)


def _places(its: Shingles, counters: bytearray) -> Iterator[int]:
    """Where the counters of some shingles are."""
    return map((len(counters) - 1).__and__, its)


def _counted(sets: Sequence[Shingles]) -> bytearray:
    """How many texts have a shingle, or more: some share a counter, and none counts further than a byte."""
    total = sum(map(len, sets))
    counters = bytearray(1 << (_COUNTERS_PER_SHINGLE * total).bit_length())
    for its in sets:
        for place in _places(its, counters):
            try:
                counters[place] += 1
            except ValueError:
                continue
    return counters


def _prefix(its: Shingles, counters: bytearray) -> list[int]:
    """Of the rarest shingles of a text, as many as make sure that near-duplicates share one, those that other texts may have."""
    counts = list(map(counters.__getitem__, _places(its, counters)))
    length = len(its) - -(-_TENTHS * len(its) // 10) + 1
    left = length - counts.count(1)  # those that no other text has come first, and lead nowhere
    if left <= 0:
        return []
    shared = sorted((count, shingle) for count, shingle in zip(counts, its, strict=True) if count > 1)
    return [shingle for _, shingle in shared[:left]]


def _alike(number: int, others: set[int], sets: Sequence[Shingles]) -> list[Pair]:
    """The pairs of a text and those of `others` that are near-duplicates of it."""
    found = []
    its = set(sets[number]) if others else set()
    for other in others:
        shorter, longer = sorted((len(its), len(sets[other])))
        if 10 * shorter >= _TENTHS * longer:
            common = len(its.intersection(sets[other]))
            either = shorter + longer - common
            if 10 * common >= _TENTHS * either:
                found.append(Pair(other, number, common, either))
    return found
