"""Kappa of answers that are actors."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sarv.rounds.agreement import cohen_kappa, kappa_of_actors

ACTORS = ("army", "millers", "office")
answers = st.lists(st.tuples(st.sampled_from(ACTORS), st.sampled_from(ACTORS)), max_size=8)


@given(st.lists(answers, min_size=1, max_size=4))
def test_it_is_cohens(documents: list[list[tuple[str, str]]]) -> None:
    """Without the table of all pairs of actors it is the kappa that the table gives."""
    table = np.stack([cohen_kappa.statistics(pairs, ACTORS) for pairs in documents])
    found = kappa_of_actors.statistics(documents)

    assert cohen_kappa.values(table) == kappa_of_actors.values(found)
    assert [cohen_kappa.value(table.sum(axis=0))] == kappa_of_actors.values(found.sum(axis=0, keepdims=True))
