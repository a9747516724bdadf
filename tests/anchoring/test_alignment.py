"""The alignment of bits: finds where words are after changes, and is the best there is."""

import random
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sarv.anchoring.alignment import EXTEND, OPEN, OTHER, SAME, UNIT, align

bits = st.lists(st.integers(0, 1), max_size=14)


def aligned(text: list[int], copy: list[int]) -> tuple[float, list[int]]:
    """The alignment of two lists."""
    return align(np.array(text, dtype=np.uint8), np.array(copy, dtype=np.uint8))


def pattern(length: int, seed: int) -> list[int]:
    """Bits as random as words are."""
    chance = random.Random(seed)  # noqa: S311  # tests need repeatable chance, not secrecy
    return [chance.randrange(2) for _ in range(length)]


def test_equal_rows() -> None:
    """A row beside itself is matched word by word."""
    row = pattern(200, 1)

    assert (200 * SAME / UNIT, list(range(200))) == aligned(row, row)


def test_words_before_inside_and_after() -> None:
    """What was put in before, inside and after moves the words behind it, and costs one gap."""
    row, new = pattern(200, 1), pattern(60, 2)
    score, places = aligned(row, [*new, *row[:100], *new[:30], *row[100:], *new])

    assert list(range(60, 150)) == places[:90]
    assert list(range(200, 290)) == places[110:]
    assert 200 * SAME - OPEN - 29 * EXTEND <= score * UNIT <= 200 * SAME


def test_words_left_out() -> None:
    """Words that were left out have no place, but for some beside the gap."""
    row = pattern(200, 3)
    _, places = aligned(row, [*row[:80], *row[120:]])

    assert list(range(75)) == places[:75]
    assert list(range(85, 160)) == places[125:]
    assert 40 == places.count(-1)


@pytest.mark.parametrize(("text", "copy"), [([], [1]), ([1], []), ([], [])])
def test_nothing(text: list[int], copy: list[int]) -> None:
    """Of nothing there is no alignment."""
    assert (0.0, [-1] * len(text)) == aligned(text, copy)


def test_rows_that_are_too_long() -> None:
    """What would need too much memory is refused."""
    with pytest.raises(ValueError, match="too many"):
        align(np.zeros(8001, dtype=np.uint8), np.zeros(8001, dtype=np.uint8))


@settings(deadline=None)
@given(bits, bits)
def test_the_score_is_the_best(text: list[int], copy: list[int]) -> None:
    """The score is that of the recurrence, computed cell by cell; what is matched is worth it and in order."""
    score, places = aligned(text, copy)

    @cache
    def cell(i: int, j: int) -> tuple[int, int, int]:
        if i < 0 or j < 0:
            return 0, -(10**6), -(10**6)
        pair = cell(i - 1, j - 1)[0] + (SAME if text[i] == copy[j] else OTHER)
        above, left = cell(i - 1, j), cell(i, j - 1)
        skipped = max(above[0] - OPEN, above[1] - EXTEND)
        inserted = max(left[0] - OPEN, left[2] - EXTEND)
        return max(0, pair, skipped, inserted), skipped, inserted

    best = max((cell(i, j)[0] for i in range(len(text)) for j in range(len(copy))), default=0)
    matched = [(i, j) for i, j in enumerate(places) if j >= 0]
    worth = sum(SAME if text[i] == copy[j] else OTHER for i, j in matched)
    for (i, j), (k, m) in pairwise(matched):
        assert i < k
        assert j < m
        worth -= sum(OPEN + (gap - 2) * EXTEND for gap in (k - i, m - j) if gap > 1)

    assert best / UNIT == score
    assert best == worth
