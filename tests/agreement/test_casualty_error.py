"""The error between two casualty figures."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreeing import toll
from sarv.rounds.agreement.casualty_error import error, statistics

numbers = st.none() | st.integers(0, 10**9)
figures = st.builds(toll, st.just((0, 1)), numbers, numbers)


@pytest.mark.parametrize(
    ("expected", "first", "second"),
    [
        (0, (12, 12), (12, 12)),
        (0.5, (6, 6), (12, 12)),
        (0.5, (600, 600), (1200, 1200)),
        (0, (0, 0), (0, 0)),
        (1, (0, 0), (3, 3)),
        (0, (12, None), (12, 12)),
        (0, (12, None), (None, 12)),
        (0.25, (5, 10), (10, None)),
        (0.2, (10, 20), (10, 12)),
        (0, (None, None), (None, None)),
        (1, (None, None), (12, 12)),
        (1, (12, None), (None, None)),
    ],
)
def test_the_error_is_known(expected: float, first: tuple[int | None, int | None], second: tuple[int | None, int | None]) -> None:
    """Half the double, an open end at the other one, nothing beside a vague figure: as it is by hand."""
    assert expected == pytest.approx(error(toll((0, 1), *first), toll((0, 1), *second)))


@given(figures, figures)
def test_the_error_is_the_same_both_ways(first: object, second: object) -> None:
    """Whose figure comes first does not matter, a figure has no error beside itself, and the scale is 0 to 1."""
    from sarv.records import Casualties

    assert isinstance(first, Casualties)
    assert isinstance(second, Casualties)
    found = error(first, second)

    assert error(second, first) == found
    assert 0 <= found <= 1
    assert error(first, first) == 0


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_the_error_is_the_bent_logarithm(one: int, other: int) -> None:
    """Between two numbers it is 1 − exp(−|ln x − ln y|)."""
    expected = 1 - math.exp(-abs(math.log(one) - math.log(other)))

    assert expected == pytest.approx(error(toll((0, 1), one, one), toll((0, 1), other, other)), abs=1e-9)


def test_a_document_contributes_its_sum() -> None:
    """What a document contributes is the sum of its errors, and how many figures match."""
    pairs = [(toll((0, 1), 6, 6), toll((0, 1), 12, 12)), (toll((2, 3), 1, 1), toll((2, 3), 1, 1))]

    assert [0.5, 2] == statistics(pairs).tolist()
    assert [0, 0] == statistics([]).tolist()
