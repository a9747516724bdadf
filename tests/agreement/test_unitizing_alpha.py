"""Krippendorff's alpha for unitizing has its published values."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from continua import CATEGORIES, LENGTH, Unit, annotators
from sarv.rounds.agreement import unitizing_alpha

# Krippendorff 2004, p. 254: two observers of a continuum from 150 to 450, here from 0.
OBSERVERS: list[list[Unit]] = [
    [(75, 145, "c"), (220, 250, "c"), (30, 90, "k"), (150, 200, "k")],
    [(70, 150, "c"), (205, 225, "c"), (250, 270, "c"), (30, 90, "k"), (150, 200, "k")],
]

# Krippendorff 1995, p. 57: four pairs of observers of a continuum of 24, one category a pair; starts and ends of units.
PAIRS = {
    "A": ([(2, 10), (14, 20)], [(4, 8), (15, 17)]),
    "B": ([(0, 18)], [(0, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 9), (9, 10)]),
    "C": ([(2, 8), (10, 12), (14, 18), (20, 22)], [(0, 2), (4, 8), (10, 14), (16, 18), (20, 22)]),
    "D": ([(0, 2), (2, 10), (10, 14), (14, 20), (20, 24)], [(0, 4), (4, 8), (8, 15), (15, 17), (17, 24)]),
}


def pair(name: str, length: int) -> Any:
    """The disagreements D_o and D_e of a published pair of observers, whose continuum is stretched to `length`."""
    marked = [[(start * length // 24, end * length // 24, name) for start, end in row] for row in PAIRS[name]]
    return unitizing_alpha.statistics(marked, length, [name])[0] / (2 * length**2)


def alpha(marked: Sequence[Sequence[Unit]]) -> float | None:
    """Alpha of all categories in a short text."""
    return unitizing_alpha.value(unitizing_alpha.statistics(marked, LENGTH, CATEGORIES))


def test_the_example_of_2004() -> None:
    """Krippendorff 2004: disagreements and alpha of two categories, and of both together (printed from rounded parts)."""
    c, k = parts = unitizing_alpha.statistics(OBSERVERS, 300, "ck")

    assert pytest.approx([0.0144, 0.0532], abs=0.00005) == (c / (2 * 300**2)).tolist()
    assert pytest.approx([0, 0.0490], abs=0.00005) == (k / (2 * 300**2)).tolist()
    assert pytest.approx([0.7286, 1, 0.8591], abs=0.0005) == [unitizing_alpha.value(part) for part in (c, k, parts)]


@pytest.mark.parametrize(
    ("name", "observed", "expected", "published"),
    [
        ("A", 0.03125, 0.06990, 0.553),
        ("B", 2.26736, 1.17731, -0.926),
        ("C", 0.02778, 0.08642, 0.679),
        ("D", 0.38715, 0.41445, 0.066),
    ],
)
def test_the_pairs_of_1995(name: str, observed: float, expected: float, published: float) -> None:
    """Krippendorff 1995, as if time were continuous; its expected disagreement has a sign that the form of 2004 corrects."""
    found = pair(name, 1_200_000)

    assert pytest.approx(observed, abs=0.00001) == found[0]
    assert pytest.approx(expected, abs=0.005) == found[1]
    assert pytest.approx(published, abs=0.02) == unitizing_alpha.value(found)


@pytest.mark.parametrize(("length", "published"), [(12, 0.494), (120, 0.663), (1_200, 0.677), (12_000, 0.678), (120_000, 0.679)])
def test_finer_measurement_changes_chance(length: int, published: float) -> None:
    """Krippendorff 1995: pair C, measured ever finer."""
    assert pytest.approx(published, abs=0.02) == unitizing_alpha.value(pair("C", length))


@pytest.mark.parametrize(
    ("stretch", "difference"), [((4, 6), 26), ((5, 7), 16), ((6, 8), 10), ((7, 9), 8), ((6, 10), 2), ((5, 11), 0)]
)
def test_the_difference_between_two_units(stretch: tuple[int, int], difference: int) -> None:
    """Krippendorff 2004: what a unit from 5 to 11 differs from others that overlap it, once each way."""
    parts = unitizing_alpha.statistics([[(5, 11, "a")], [(*stretch, "a")]], LENGTH, "a")

    assert 2 * difference == parts[0, 0]


@pytest.mark.parametrize(
    "marked", [[], [[]], [[(0, 5, "a")]], [[], [], []]], ids=["nobody", "one", "one with a unit", "no units"]
)
def test_where_it_is_undefined(marked: list[list[Unit]]) -> None:
    """Without units, or with fewer than two annotators, there is no alpha, and the document contributes nothing."""
    assert alpha(marked) is None
    assert not unitizing_alpha.statistics(marked, LENGTH, CATEGORIES).any()


def test_one_unit_alone_is_chance() -> None:
    """A single unit that nobody else has is what chance would give: 0."""
    assert 0 == alpha([[(0, 1, "a")], [], []])


def test_a_category_that_nobody_used_is_undefined() -> None:
    """Categories without units have no alpha, and do not change that of all."""
    a, b = unitizing_alpha.statistics([[(0, 5, "a")], [(1, 5, "a")]], LENGTH, "ab")

    assert unitizing_alpha.value(b) is None
    assert unitizing_alpha.value(a) == alpha([[(0, 5, "a")], [(1, 5, "a")]])


def test_overlapping_units_of_a_category_are_merged() -> None:
    """Overlapping units of one annotator and category are one unit; units that touch, or are of two categories, stay two."""
    other = [(1, 9, "a")]

    assert alpha([[(0, 9, "a")], other]) == alpha([[(0, 6, "a"), (2, 4, "a"), (5, 9, "a")], other])
    assert alpha([[(0, 9, "a")], other]) != alpha([[(0, 5, "a"), (5, 9, "a")], other])
    assert alpha([[(0, 9, "a")], other]) != alpha([[(0, 5, "a"), (3, 9, "b")], other])


def test_documents_add_up() -> None:
    """Disagreements of documents add up; a stack gives the figure of each sum, of one category or of all."""
    documents = np.stack([unitizing_alpha.statistics(marked, 300, "ck") for marked in (OBSERVERS, [OBSERVERS[1], []])])
    observed, expected = documents.sum(axis=(0, 1))

    assert pytest.approx(1 - observed / expected) == unitizing_alpha.value(documents.sum(axis=0))
    assert [unitizing_alpha.value(document) for document in documents] == unitizing_alpha.values(documents).tolist()
    assert [unitizing_alpha.value(document[0]) for document in documents] == unitizing_alpha.values(documents[:, 0]).tolist()


@given(annotators(), st.randoms(use_true_random=False))
def test_order_does_not_matter(marked: list[list[Unit]], random: Any) -> None:
    """Alpha is the same for every order of units and annotators."""
    shuffled = [random.sample(own, len(own)) for own in random.sample(marked, len(marked))]

    assert alpha(marked) == pytest.approx(alpha(shuffled), abs=1e-12)


@given(annotators(fewest=1, most=1), st.integers(2, 4))
def test_identical_annotators_reach_one(marked: list[list[Unit]], times: int) -> None:
    """Annotators who marked the same have an alpha of 1, where there is one."""
    assert alpha(marked * times) in (1, None)


@given(annotators(fewest=2, most=2))
def test_a_text_read_backwards_has_the_same_alpha(marked: list[list[Unit]]) -> None:
    """Nothing depends on the direction of the text."""
    backwards = [[(LENGTH - end, LENGTH - start, category) for start, end, category in own] for own in marked]

    assert alpha(marked) == pytest.approx(alpha(backwards), abs=1e-12)


@given(annotators())
def test_disagreement_follows_the_definition(marked: list[list[Unit]]) -> None:
    """The observed disagreement is the sum over all pairs of units and gaps, as it is defined."""

    def row(own: Sequence[Unit]) -> list[tuple[int, int, bool]]:
        """Units and gaps of category a, with start and length."""
        covered = [any(s <= position < e for s, e, c in own if c == "a") for position in range(LENGTH)]
        starts = {s for s, _, c in own if c == "a" and not any(s_ < s < e_ for s_, e_, c_ in own if c_ == "a")}
        cuts = [p for p in range(LENGTH) if p == 0 or covered[p] != covered[p - 1] or p in starts]
        return [(b, e - b, covered[b]) for b, e in zip(cuts, [*cuts[1:], LENGTH], strict=True)]

    def difference(g: tuple[int, int, bool], h: tuple[int, int, bool]) -> int:
        (b, length, unit), (b_, length_, unit_) = g, h
        if unit and unit_ and -length < b - b_ < length_:
            return (b - b_) ** 2 + (b + length - b_ - length_) ** 2
        if unit and not unit_ and 0 <= b - b_ <= length_ - length:
            return length**2
        if unit_ and not unit and 0 <= b_ - b <= length - length_:
            return length_**2
        return 0

    rows = [row(own) for own in marked]
    total = sum(
        difference(g, h) for i, one in enumerate(rows) for j, other in enumerate(rows) if i != j for g in one for h in other
    )

    assert total / (len(marked) - 1) == unitizing_alpha.statistics(marked, LENGTH, CATEGORIES)[0, 0]
