"""What is drawn again follows from a seed, and an interval holds the middle of the figures."""

import numpy as np
import pytest

from sarv.resampling import draws, interval


def test_a_draw_takes_as_many_as_there_are() -> None:
    """Every draw has as many things as there are, and each is drawn as often as any, in the long run."""
    drawn = draws(5, 4000, 0)

    assert (4000, 5) == drawn.shape
    assert {5.0} == set(drawn.sum(axis=1))
    assert [1] * 5 == pytest.approx(drawn.mean(axis=0).tolist(), abs=0.05)


def test_the_draws_follow_from_the_seed() -> None:
    """The same seed draws the same for ever, another one something else."""
    assert [[2, 1, 0], [1, 2, 0]] == draws(3, 2, 1).astype(int).tolist()
    assert [2, 1, 0, 1] == draws(4, 1, 0)[0].tolist()
    assert (draws(3, 9, 1) == draws(3, 9, 1)).all()
    assert not (draws(3, 9, 1) == draws(3, 9, 2)).all()


def test_the_interval_holds_the_middle() -> None:
    """Of the figures 0 to 1000 of a thousand and one draws, the middle 95 % lie between 25 and 975."""
    assert (25, 975) == interval(np.arange(1001, dtype=np.float64))
    assert pytest.approx((0.25, 9.75)) == interval(np.arange(1001, dtype=np.float64) / 100)


def test_there_is_no_interval_of_few_figures() -> None:
    """Of one thing nothing is drawn, so there is no interval; nor has a figure that more than one draw in twenty lacks."""
    undefined = [np.nan] * 6

    assert (0, 3) == draws(3, 0, 0).shape
    assert 0 == len(draws(1, 1000, 0))
    assert interval(draws(1, 100, 0)[:, 0]) is None
    assert interval(np.array([*undefined, *[0.5] * 94])) is None
    assert (0.5, 0.5) == interval(np.array([*undefined[1:], *[0.5] * 95]))
    assert (0.5, 0.5) == interval(np.array([0.5] * 19 + [np.nan]))
    assert interval(np.array([0.5] * 18 + [np.nan] * 2)) is None
