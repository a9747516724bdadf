"""Strategies for what several annotators marked in a short text."""

from typing import Any

from hypothesis import strategies as st

from sarv.extents import Extent, joined

LENGTH = 24
CATEGORIES = ("a", "b")

Unit = tuple[int, int, str]


@st.composite
def _stretches(draw: Any) -> tuple[int, int]:
    start = draw(st.integers(0, LENGTH - 1))
    return start, draw(st.integers(start + 1, min(LENGTH, start + 8)))


stretches = _stretches()
units = st.builds(lambda stretch, category: (*stretch, category), stretches, st.sampled_from(CATEGORIES))
extents = st.lists(stretches, min_size=1, max_size=2).map(joined)


def characters(extent: Extent) -> frozenset[int]:
    """The positions that an extent covers."""
    return frozenset(position for start, end in extent for position in range(start, end))


def annotators(fewest: int = 2, most: int = 3, units_each: int = 4) -> st.SearchStrategy[list[list[Unit]]]:
    """What each of some annotators marked."""
    return st.lists(st.lists(units, max_size=units_each), min_size=fewest, max_size=most)
