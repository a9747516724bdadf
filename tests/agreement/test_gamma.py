"""Gamma agrees with the published example, with pygamma-agreement and with its definition."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from continua import LENGTH, Unit, annotators
from sarv.rounds.agreement import _alignment, gamma
from sarv.rounds.agreement._alignment import UnsolvedError, cost

# The example of the authors' program and of the tests of pygamma-agreement, where α is 3 and β is 1.
ALEX: list[Unit] = [(2, 9, "1"), (11, 17, "2"), (24, 30, "5"), (32, 36, "6"), (36, 44, "6"), (44, 60, "7")]
PAUL: list[Unit] = [(2, 9, "1"), (11, 17, "3"), (19, 25, "5"), (32, 44, "6")]
SUZAN: list[Unit] = [(2, 9, "1"), (11, 17, "4"), (21, 27, "5"), (32, 36, "6"), (36, 40, "6"), (40, 44, "6")]


def disorder(marked: Sequence[Sequence[Unit]], positional: float, categorical: float) -> float:
    """The disorder of the best alignment."""
    return cost(arrays(marked), positional, categorical) * len(marked) / sum(map(len, marked))


def arrays(marked: Sequence[Sequence[Unit]]) -> list[Any]:
    """Units as arrays, with numbers for categories."""
    return [np.array([(s, e, ord(c)) for s, e, c in own], dtype=float).reshape(-1, 3) for own in marked]


@pytest.mark.parametrize(
    ("marked", "weights", "published"),
    [
        ((ALEX, PAUL, SUZAN), (3, 1), 0.960625),
        ((ALEX, PAUL), (3, 1), 1.024),
        ((ALEX, PAUL), (1, 1), 0.746889),
        ((ALEX, SUZAN), (3, 1), 0.680556),
        ((PAUL, SUZAN), (3, 1), 0.816667),
    ],
)
def test_the_disorder_of_the_example(marked: tuple[list[Unit], ...], weights: tuple[int, int], published: float) -> None:
    """The best alignment has the disorder that pygamma-agreement 0.5.9 finds (.96 in its own test)."""
    assert pytest.approx(published, abs=1e-6) == disorder(marked, *weights)


@pytest.mark.parametrize("seed", ["one", "two", "three"])
@pytest.mark.parametrize(
    ("marked", "length", "weights", "published"),
    [
        ((ALEX, PAUL, SUZAN), 60, (3, 1), 0.455),
        ((ALEX, PAUL), 60, (3, 1), 0.347),
        ((ALEX, PAUL), 60, (1, 1), 0.437),
        ((ALEX, SUZAN), 60, (3, 1), 0.565),
        ((PAUL, SUZAN), 44, (3, 1), 0.448),
    ],
)
def test_gamma_of_the_example(
    marked: tuple[list[Unit], ...], length: int, weights: tuple[int, int], published: float, seed: str
) -> None:
    """Gamma is within .02 of what pygamma-agreement 0.5.9 finds by the paper's sampler (of all three .44 to .47 in its test)."""
    found = gamma.statistics(marked, length, seed, positional=weights[0], categorical=weights[1])

    assert pytest.approx(published, abs=0.02) == gamma.value(found)


def test_what_is_far_apart_is_not_aligned() -> None:
    """Units stay alone where aligning them would cost more than that: 4 units and 2, of which 2 pairs are one character apart."""
    four: list[Unit] = [(1, 5, "a"), (6, 10, "b"), (20, 24, "a"), (30, 34, "b")]
    two: list[Unit] = [(2, 6, "a"), (31, 35, "b")]

    assert pytest.approx((2 * 0.0625 + 2) / 3) == disorder((four, two), 1, 1)


def test_statistics_are_disorder_times_mean_units() -> None:
    """A document contributes its cost, so that long documents weigh more."""
    assert pytest.approx(0.960625 * 16 / 3) == gamma.statistics([ALEX, PAUL, SUZAN], 60, "", positional=3)[0]


@pytest.mark.parametrize("marked", [[], [[]], [ALEX], [[], [], []]], ids=["nobody", "one", "one with units", "no units"])
def test_where_it_is_undefined(marked: list[list[Unit]]) -> None:
    """Without units, or with fewer than two annotators, there is no gamma, and the document contributes nothing."""
    found = gamma.statistics(marked, 60, "seed")

    assert [0, 0] == found.tolist()
    assert gamma.value(found) is None


def test_without_room_to_move_it_is_undefined() -> None:
    """In a text of one character chance agrees with everybody."""
    assert gamma.value(gamma.statistics([[(0, 1, "a")], [(0, 1, "a")]], 1, "seed")) is None


def test_finding_nothing_is_no_better_than_chance() -> None:
    """Where one annotator found nothing, gamma is not above 0."""
    found = gamma.value(gamma.statistics([ALEX, []], 60, "seed"))

    assert found is not None
    assert found <= 0


def test_a_seed_decides_the_draws() -> None:
    """The same seed gives the same expected disorder, another one a close one."""
    one, same, other = (gamma.statistics([ALEX, PAUL], 60, seed) for seed in ("one", "one", "other"))

    assert one.tolist() == same.tolist()
    assert one[1] != other[1]
    assert pytest.approx(one[1], rel=0.05) == other[1]


def test_documents_add_up() -> None:
    """Sums over documents have a gamma; a stack gives the figure of each sum."""
    documents = np.stack([gamma.statistics([ALEX, own], 60, "seed") for own in (PAUL, SUZAN)])
    observed, expected = documents.sum(axis=0)

    assert 1 - observed / expected == gamma.value(documents.sum(axis=0))
    assert [gamma.value(document) for document in documents] == gamma.values(documents).tolist()


@settings(max_examples=12)
@given(annotators(), st.randoms(use_true_random=False))
def test_order_does_not_matter(marked: list[list[Unit]], random: Any) -> None:
    """Gamma is the same for every order of units and annotators."""
    shuffled = [random.sample(own, len(own)) for own in random.sample(marked, len(marked))]
    one, other = (gamma.statistics(of, LENGTH, "seed", precision=1) for of in (marked, shuffled))

    assert one.tolist() == other.tolist()


@settings(max_examples=12)
@given(annotators(fewest=1, most=1), st.integers(2, 3))
def test_identical_annotators_reach_one(marked: list[list[Unit]], times: int) -> None:
    """Annotators who marked the same have a gamma of 1, where there is one."""
    assert gamma.value(gamma.statistics(marked * times, LENGTH, "seed", precision=1)) in (1, None)


def test_alignments_are_not_cut_in_halves() -> None:
    """Where half alignments would cost less than whole ones (2.24 to 2.33), the cost is that of whole ones."""
    marked: list[list[Unit]] = [[(12, 15, "a")], [(9, 12, "b")], [(15, 19, "b")]]

    assert pytest.approx(7 / 3) == cost(arrays(marked), 1, 1)


def test_a_solver_that_gives_up_is_no_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no best alignment is found, it is said of how many units and why; nothing is made of what is not there."""
    gave_up = SimpleNamespace(success=False, x=None, message="Time limit reached.")
    monkeypatch.setattr(_alignment, "milp", lambda *_, **__: gave_up)

    with pytest.raises(UnsolvedError, match=r"^no best alignment of \d+ units of 3 annotators was found: Time limit reached\.$"):
        gamma.statistics([ALEX, PAUL, SUZAN], 60, "seed")


def alignments(marked: Sequence[Sequence[Unit]]) -> Iterator[list[tuple[Unit, ...]]]:
    """Every way to put all units into unitary alignments, each with at most one unit of an annotator."""
    if not marked:
        yield []
        return
    *others, own = marked
    for alignment in alignments(others):
        yield from grown(alignment, own)


def grown(alignment: list[tuple[Unit, ...]], own: Sequence[Unit]) -> Iterator[list[tuple[Unit, ...]]]:
    """Every way to put one more annotator's units into an alignment."""
    if not own:
        yield alignment
        return
    unit, *rest = own
    for more in grown(alignment, rest):
        yield [*more, (unit,)]
    for i, members in enumerate(alignment):
        without = alignment[:i] + alignment[i + 1 :]
        for more in grown(without, rest):
            yield [*more, (*members, unit)]


@settings(max_examples=60)
@given(annotators(units_each=3), st.sampled_from([(1, 1), (3, 1), (1, 2)]))
def test_the_alignment_is_the_best_of_all(marked: list[list[Unit]], weights: tuple[int, int]) -> None:
    """No other alignment costs less, be it of two annotators or of three."""

    def apart(u: Unit, v: Unit) -> float:
        moved = (abs(u[0] - v[0]) + abs(u[1] - v[1])) / (u[1] - u[0] + v[1] - v[0])
        return weights[0] * moved**2 + weights[1] * (u[2] != v[2])

    pairs = len(marked) * (len(marked) - 1) / 2

    def costs(alignment: list[tuple[Unit, ...]]) -> float:
        of_units = [[apart(u, v) for u, v in combinations(members, 2)] for members in alignment]
        return sum((sum(found) + pairs - len(found)) / pairs for found in of_units)

    if any(marked):
        assert pytest.approx(min(map(costs, alignments(marked)))) == cost(arrays(marked), *weights)
