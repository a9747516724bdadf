"""Intervals are drawn from documents."""

import numpy as np
import pytest

from sarv.rounds.agreement import f1, share
from sarv.rounds.agreement.bootstrap import draws, figures, interval, mean
from sarv.rounds.agreement.measures import Measure, Name


def measure(*rows: tuple[float, float]) -> Measure:
    """A share to which documents contribute these rows."""
    return Measure(Name("mention", "share"), np.array(rows, dtype=float), share.values)


def test_a_draw_takes_as_many_documents_as_there_are() -> None:
    """Every draw has as many documents as there are, and each is drawn as often as any, in the long run."""
    drawn = draws(5, 4000, 0)

    assert (4000, 5) == drawn.shape
    assert {5.0} == set(drawn.sum(axis=1))
    assert [1] * 5 == pytest.approx(drawn.mean(axis=0).tolist(), abs=0.05)


def test_the_draws_follow_from_the_seed() -> None:
    """The same seed draws the same for ever, another one something else."""
    assert [[2, 1, 0], [1, 2, 0]] == draws(3, 2, 1).astype(int).tolist()
    assert (draws(3, 9, 1) == draws(3, 9, 1)).all()
    assert not (draws(3, 9, 1) == draws(3, 9, 2)).all()


def test_figures_are_of_sums() -> None:
    """First stands the figure of all documents, then that of each draw: documents are summed before the figure is made."""
    drawn = np.array([[1, 1, 0], [0, 0, 2], [0, 2, 0]], dtype=float)
    rows = measure((1, 1), (0, 3), (0, 0))
    (found,) = figures([rows], drawn)

    assert [0.25, 0.25, 0] == [found[0], found[1], found[3]]
    assert np.isnan(found[2])


def test_measures_are_drawn_together() -> None:
    """Several measures, of whatever shape, get each their own figures from the same draws."""
    two = Measure(Name("mention", "f1_matched"), np.array([[1, 0, 0], [0, 1, 1]], dtype=float), f1.values)
    drawn = np.array([[2, 0], [0, 2], [1, 1]], dtype=float)

    expected = [[0.5, 1, 0, 0.5], [0.5, 1, 0, 0.5]]
    assert expected == [found.tolist() for found in figures([measure((1, 1), (0, 1)), two], drawn)]


def test_the_interval_holds_the_middle() -> None:
    """Of the figures 0 to 1000 of a thousand and one draws, the middle 95 % lie between 25 and 975."""
    found = np.array([500, *range(1001)], dtype=float)

    assert (25, 975) == interval(found)


def test_there_is_no_interval_of_few_figures() -> None:
    """One document has no draws, and so no interval; nor has a figure that more than one draw in twenty does not have."""
    undefined = [np.nan] * 6

    assert (0, 3) == draws(3, 0, 0).shape
    assert 0 == len(draws(1, 1000, 0))
    assert interval(np.array([1.0])) is None
    assert interval(np.array([1.0, *undefined, *[0.5] * 94])) is None
    assert (0.5, 0.5) == interval(np.array([1.0, *undefined[1:], *[0.5] * 95]))


def test_the_mean_is_over_pairs_that_have_the_figure() -> None:
    """A pair without the figure does not count; where none has it, there is no mean."""
    found = mean(np.array([[0.5, np.nan, 1], [1, np.nan, np.nan]]))

    assert [0.75, 1] == [found[0], found[2]]
    assert np.isnan(found[1])
