"""F1 is the share of elements that both annotators found."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from continua import extents
from sarv.extents import Extent
from sarv.rounds.agreement import f1
from sarv.rounds.agreement.matching import match

elements = st.lists(extents, max_size=5)


def test_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    """With 6 matches of 8 and 12 elements, F1 is the harmonic mean of 6/8 and 6/12."""
    assert pytest.approx(2 / (8 / 6 + 12 / 6)) == f1.value(np.array([6.0, 2, 6]))


def test_exact_pairs_are_counted_apart() -> None:
    """A pair that only overlaps is matched, but where exactness is asked for each annotator has an element alone."""
    matches = match([((0, 4),), ((6, 9),)], [((0, 4),), ((6, 8),), ((20, 21),)])

    assert [2, 0, 1] == f1.statistics(matches, 2, 3, exact=False).tolist()
    assert [1, 1, 2] == f1.statistics(matches, 2, 3, exact=True).tolist()


def test_without_elements_it_is_undefined() -> None:
    """Where nobody found anything there is no F1."""
    assert f1.value(f1.statistics([], 0, 0, exact=True)) is None


def test_without_matches_it_is_zero() -> None:
    """Where nothing matches, F1 is 0."""
    assert 0 == f1.value(f1.statistics([], 0, 3, exact=True))


def test_documents_add_up() -> None:
    """F1 of summed documents is micro-averaged; a stack gives the figure of each sum."""
    documents = np.array([[1.0, 0, 1], [0, 0, 0], [2, 1, 0]])

    assert 6 / 8 == f1.value(documents.sum(axis=0))
    np.testing.assert_array_equal([2 / 3, np.nan, 4 / 5], f1.values(documents))


@given(elements, elements, st.booleans())
def test_it_is_the_same_both_ways(one: list[Extent], other: list[Extent], exact: bool) -> None:
    """F1 does not depend on which annotator comes first."""
    figures = [f1.value(f1.statistics(match(a, b), len(a), len(b), exact=exact)) for a, b in ((one, other), (other, one))]

    assert figures[0] == figures[1]


@given(elements, elements)
def test_it_is_bounded(one: list[Extent], other: list[Extent]) -> None:
    """F1 is from 0 to 1, and exact F1 at most overlap F1."""
    matches = match(one, other)
    exact = f1.value(f1.statistics(matches, len(one), len(other), exact=True))
    loose = f1.value(f1.statistics(matches, len(one), len(other), exact=False))

    assert (exact is None) == (loose is None) == (not one and not other)
    assert exact is None or loose is None or 0 <= exact <= loose <= 1


@given(elements.filter(bool))
def test_identical_annotators_reach_one(one: list[Extent]) -> None:
    """Annotators who found the same have an exact F1 of 1."""
    assert 1 == f1.value(f1.statistics(match(one, one), len(one), len(one), exact=True))
