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
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import unicode_segmentation_rs as unicode_segmentation

from .progress import Progress, Steps

if TYPE_CHECKING:
    import pyarrow as pa

WORDS = 5
"""How many words make a shingle."""

LEAST = 0.7
"""The Jaccard coefficient from which on two texts are near-duplicates."""

_TENTHS = 7  # the same in whole numbers, so that no rounding decides
_COUNTED_TOGETHER = 400_000  # of more shingles the table of counts outgrows the processor's cache, and takes thrice the time

# Words end at both alike. Without these, most English articles are ASCII, which is read twice as fast.
_MARKS = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"))

Shingles: TypeAlias = "array[int]"  # of 64-bit numbers


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
    return set(_shingles(text))


def _shingles(text: str) -> Iterable[int]:
    """The same, each as often as it occurs."""
    for typographic, plain in _MARKS:
        text = text.replace(typographic, plain)
    words = unicode_segmentation.unicode_words(_folded(text))
    if len(words) < WORDS:
        return (hash(tuple(words)),) if words else ()
    return map(hash, zip(*(words[first:] for first in range(WORDS)), strict=False))


def _folded(text: str) -> str:
    # Folding case may bring back what NFKC replaces: Unicode, section 3.13, definition 145.
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def near_duplicates(texts: Sequence[str], progress: Progress | None = None) -> list[Pair]:
    """All pairs of near-duplicates among `texts`, sorted. It holds some 25 bytes for each shingle, and little besides."""
    steps = Steps(progress, 2 * len(texts))
    numbers: Shingles = array("q")
    ends = [0]
    for text in texts:
        numbers.extend(_shingles(text))
        ends.append(len(numbers))
        steps.next()
    ranks = _ranks(numbers)
    sizes: list[int] = []
    found: list[Pair] = []
    holders: dict[int, list[int]] = {}
    for number, (start, end) in enumerate(pairwise(ends)):
        every = ranks.slice(start, end - start).drop_null().to_pylist()
        shared = sorted(set(every))
        sizes.append(end - start - len(every) + len(shared))
        others: set[int] = set()
        for rank in shared[: max(_prefix(sizes[number]) - (sizes[number] - len(shared)), 0)]:
            before = holders.setdefault(rank, [])
            others.update(before)
            before.append(number)
        found += _alike(number, others, numbers, ends, sizes)
        steps.next()
    return sorted(found)


def _prefix(size: int) -> int:
    """Of how many of its rarest shingles a set must share one with each of its near-duplicates.

    Those that stand in no other text come first, and lead nowhere.
    """
    return size - -(-_TENTHS * size // 10) + 1


def _ranks(numbers: Shingles) -> "pa.Int32Array":
    """The place of each shingle among those that there are several of, the rarest first; null for those there is one of."""
    import pyarrow as pa
    import pyarrow.compute as pc

    values = pa.Int64Array.from_buffers(pa.int64(), len(numbers), [None, pa.py_buffer(numbers)])
    portions = 1 << (len(numbers) // _COUNTED_TOGETHER).bit_length()
    portion_of = pc.bit_wise_and(values, portions - 1)
    several = []
    for portion in range(portions):
        counted = values.filter(pc.equal(portion_of, portion)).value_counts()
        several.append(pa.RecordBatch.from_struct_array(counted.filter(pc.greater(counted.field("counts"), 1))))
    table = pa.Table.from_batches(several).sort_by([("counts", "ascending"), ("values", "ascending")])
    return pc.index_in(values, value_set=table["values"].combine_chunks())


def _alike(number: int, others: set[int], numbers: Shingles, ends: Sequence[int], sizes: Sequence[int]) -> list[Pair]:
    """The pairs of a text and those of `others` that are near-duplicates of it."""
    found = []
    its = set(numbers[ends[number] : ends[number + 1]]) if others else set()
    for other in others:
        shorter, longer = sorted((sizes[number], sizes[other]))
        if 10 * shorter >= _TENTHS * longer:
            common = len(its.intersection(numbers[ends[other] : ends[other + 1]]))
            either = shorter + longer - common
            if 10 * common >= _TENTHS * either:
                found.append(Pair(other, number, common, either))
    return found
