"""Cohen's kappa has its published values."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarv.rounds.agreement import cohen_kappa

LABELS = "abc"
pairs = st.lists(st.tuples(st.sampled_from(LABELS), st.sampled_from(LABELS)), max_size=12)


@pytest.mark.parametrize(
    ("table", "kappa"),
    [
        pytest.param([[20, 5], [10, 15]], 0.400, id="the usual two by two example"),
        pytest.param([[20, 20], [10, 50]], 0.348, id="Artstein and Poesio 2008, p. 558"),
        pytest.param([[46, 6, 0], [0, 32, 0], [0, 6, 10]], 0.801, id="Artstein and Poesio 2008, p. 568"),
        pytest.param([[10, 0], [8, 6]], 0.385, id="Krippendorff 1995, p. 57, pair A, character by character"),
    ],
)
def test_published_values(table: list[list[int]], kappa: float) -> None:
    """Published tables give the published kappa, to its three places."""
    assert kappa == pytest.approx(cohen_kappa.value(cohen_kappa.of_tables(np.array(table, dtype=float))), abs=0.0005)


def test_pairs_are_counted() -> None:
    """Of each label: how often both chose it, how often the first annotator, how often the second."""
    assert [[0, 1], [2, 1], [0, 3]] == cohen_kappa.statistics([("a", "b"), ("b", "b"), ("a", "b")], "ab").tolist()


@given(pairs)
def test_a_table_says_the_same(pairs: list[tuple[str, str]]) -> None:
    """What is needed of a table of all pairs of labels is its diagonal and its sums."""
    table = np.array([[pairs.count((first, second)) for second in LABELS] for first in LABELS], dtype=float)

    assert cohen_kappa.statistics(pairs, LABELS).tolist() == cohen_kappa.of_tables(table).tolist()


@pytest.mark.parametrize("pairs", [[], [("a", "a")] * 5], ids=["no pairs", "one label only"])
def test_where_it_is_undefined(pairs: list[tuple[str, str]]) -> None:
    """Without pairs, or where both used one label only, there is no kappa."""
    assert cohen_kappa.value(cohen_kappa.statistics(pairs, LABELS)) is None


def test_two_habits_are_chance() -> None:
    """Annotators who use one label each, but not the same, agree as much as chance: 0."""
    assert 0 == cohen_kappa.value(cohen_kappa.statistics([("a", "b")] * 5, LABELS))


def test_documents_add_up() -> None:
    """Tables of documents add up to the table of all, and a stack gives the figure of each sum."""
    first, second = [("a", "b"), ("b", "b")], [("a", "a"), ("b", "a"), ("a", "a")]
    one, other = (cohen_kappa.statistics(pairs, LABELS) for pairs in (first, second))

    assert cohen_kappa.statistics(first + second, LABELS).tolist() == (one + other).tolist()
    assert [cohen_kappa.value(one), cohen_kappa.value(other)] == cohen_kappa.values(np.stack([one, other])).tolist()


@given(pairs, st.randoms(use_true_random=False))
def test_neither_order_nor_exchange_matters(pairs: list[tuple[str, str]], random: Any) -> None:
    """Kappa is the same for every order of the pairs and of the labels, and for the annotators exchanged."""
    turned = [(second, first) for first, second in random.sample(pairs, len(pairs))]

    assert cohen_kappa.value(cohen_kappa.statistics(pairs, LABELS)) == cohen_kappa.value(
        cohen_kappa.statistics(turned, LABELS[::-1])
    )


@given(pairs)
def test_it_is_at_most_one(pairs: list[tuple[str, str]]) -> None:
    """Kappa is 1 for identical decisions, less for others."""
    kappa = cohen_kappa.value(cohen_kappa.statistics(pairs, LABELS))

    assert kappa is None or (kappa == 1) == all(first == second for first, second in pairs)
    assert kappa is None or -1 <= kappa <= 1
