"""Intervals are those of scoring every draw anew; differences come with p-values that mean what they say."""

import numpy as np
import pytest

from sarv import resampling
from sarv.benchmark import intervals
from sarv.benchmark.comparison import _Compared, holm, least, share, swaps
from sarv.benchmark.metrics import metrics


def counts(documents: int, seed: int = 0) -> resampling.Numbers:
    """Right, gold and predicted of some documents, for a metric without labels."""
    chance = np.random.RandomState(seed)
    gold, predicted = chance.randint(1, 20, documents), chance.randint(1, 20, documents)
    return np.stack([np.minimum(gold, predicted) // 2, gold, predicted], axis=1)[:, np.newaxis].astype(float)


def test_a_draw_is_the_figure_of_its_incidents() -> None:
    """The sums of a draw are those of its incidents' documents, each as often as the incident was drawn."""
    statistics = counts(12)
    names = [f"incident {number % 5}" for number in range(12)]
    of = intervals.clusters(names)
    drawn = resampling.draws(5, 50, 3)
    sums = intervals.sums(drawn, intervals.by_cluster(statistics, of))
    metric = metrics()["mention_span_f1"]

    assert (5,) == tuple(set(drawn.sum(axis=1)))
    for weights, value in zip(drawn, metric.value(sums), strict=True):
        again = [row for number, name in enumerate(names) for row in [statistics[number]] * int(weights[int(name[-1])])]
        assert pytest.approx(metric.value(np.array(again).sum(axis=0))) == value


def test_holm_s_correction() -> None:
    """The smallest p-value counts for all tests, the next for one fewer, none less than one before it, none above 1."""
    assert pytest.approx([0.03, 0.06, 0.06, 0.02]) == holm([0.01, 0.04, 0.03, 0.005])
    assert [] == holm([])
    assert pytest.approx([1.0, 1.0]) == holm([0.9, 0.6])


def test_exchanged_answers_are_those_of_the_other() -> None:
    """When all incidents are exchanged, the difference is the one found, with the other sign; when none, the one found."""
    ours, theirs = counts(6, 1), counts(6, 2)
    theirs[..., 1] = ours[..., 1]
    metric = metrics()["mention_span_f1"]
    compared = _Compared(metric, ours, theirs)
    observed = float(metric.value(ours.sum(axis=0)) - metric.value(theirs.sum(axis=0)))
    found = compared.exchanged(swaps(2000, 6, 0))

    assert (observed, 6) == (compared.found, compared.incidents)
    assert abs(found.mean()) < abs(observed)
    assert np.isclose(found, observed).any()
    assert np.isclose(found, -observed).any()


def test_p_counts_the_one_that_was_found() -> None:
    """p is never 0: the difference that was found is one of those that are as great."""
    assert 0.01 == share(np.zeros(99), 0.5)
    assert 1.0 == share(np.full(99, -0.5), 0.5)


def test_equal_systems_are_not_told_apart() -> None:
    """Of a difference of 0 every draw is as great."""
    same = counts(6)

    assert 1.0 == share(_Compared(metrics()["mention_span_f1"], same, same).exchanged(swaps(500, 6, 0)), 0.0)


def test_incidents_without_anything_do_not_count() -> None:
    """Where neither gold nor a system has anything, an incident tells nothing."""
    ours, theirs = counts(4, 1), counts(4, 2)
    ours[2:] = theirs[3:] = 0

    assert 3 == _Compared(metrics()["mention_span_f1"], ours, theirs).incidents


def test_draws_limit_what_can_be_found() -> None:
    """The least p-value is one of the draws and the one found, times the number of tests, and no more than 1."""
    assert 0.01 == least(1, 99)
    assert 0.05 == least(5, 99)
    assert 1.0 == least(200, 99)
