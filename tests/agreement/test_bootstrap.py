"""Intervals are drawn from documents."""

import numpy as np

from sarv.rounds.agreement import f1, share
from sarv.rounds.agreement.bootstrap import figures, mean
from sarv.rounds.agreement.measures import Measure, Name


def measure(*rows: tuple[float, float]) -> Measure:
    """A share to which documents contribute these rows."""
    return Measure(Name("mention", "share"), np.array(rows, dtype=float), share.values)


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


def test_the_mean_is_over_pairs_that_have_the_figure() -> None:
    """A pair without the figure does not count; where none has it, there is no mean."""
    found = mean(np.array([[0.5, np.nan, 1], [1, np.nan, np.nan]]))

    assert [0.75, 1] == [found[0], found[2]]
    assert np.isnan(found[1])
