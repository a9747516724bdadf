"""The plain share."""

import numpy as np

from sarv.rounds.agreement import share


def test_documents_are_pooled() -> None:
    """Three of four and none of four are three of eight."""
    both = share.statistics(3, 4) + share.statistics(0, 4)

    assert 0.375 == share.value(both)
    np.testing.assert_array_equal([0.375, np.nan], share.values(np.stack([both, np.zeros(2)])))


def test_without_cases_there_is_no_share() -> None:
    """Nothing of nothing is undefined."""
    assert share.value(share.of_values([])) is None
    assert 2 == share.value(share.of_values([1.0, 3.0]))
