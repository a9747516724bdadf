"""Matching finds the best assignment of two annotators' elements, whatever their order."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from continua import characters, extents
from sarv.extents import Extent, joined
from sarv.rounds.agreement.matching import Decisions, Match, match

elements = st.lists(st.tuples(extents, st.tuples(st.sampled_from("xy"), st.sampled_from("xy"))), max_size=4)


def overlap(one: Extent, other: Extent) -> Fraction:
    """Characters in common by characters of either."""
    return Fraction(len(characters(one) & characters(other)), len(characters(one) | characters(other)))


def matched(one: Sequence[tuple[Extent, Decisions]], other: Sequence[tuple[Extent, Decisions]]) -> list[Match]:
    """The matches of elements that are given with their decisions."""
    return match([e for e, _ in one], [e for e, _ in other], [d for _, d in one], [d for _, d in other])


def contents(one: Sequence[Any], other: Sequence[Any], matches: Sequence[Match]) -> Counter[Any]:
    """The characters and decisions of the matched elements, without their indices."""

    def said(element: tuple[Extent, Decisions]) -> tuple[frozenset[int], Decisions]:
        return characters(element[0]), element[1]

    return Counter((said(one[i]), said(other[j]), overlap) for i, j, overlap in matches)


def test_overlap_is_measured_in_characters() -> None:
    """The overlap of two elements is the number of common characters by the number of all their characters."""
    assert [Match(0, 0, 2 / 5)] == match([((0, 4),)], [((2, 5),)])


def test_touching_is_not_overlapping() -> None:
    """Elements without a common character do not match, even where they touch."""
    assert [] == match([((0, 4),)], [((4, 8),)])


def test_fragments_leave_the_gap_out() -> None:
    """What lies between the fragments of an element does not belong to it."""
    split = ((0, 2), (6, 8))

    assert [] == match([split], [((3, 5),)])
    assert [Match(0, 0, 2 / 8)] == match([split], [((1, 7),)])


def test_fragments_that_touch_are_one() -> None:
    """Fragments cover the same characters however these are cut, and what is empty between them stays out."""
    assert ((0, 6),) == joined([(4, 6), (0, 4)])
    assert ((0, 9),) == joined([(0, 9), (2, 5)])
    assert ((0, 4), (5, 6)) == joined([(5, 6), (0, 4)])


def test_exact_pairs_come_first() -> None:
    """An exact pair, however its characters are cut, is made even where two overlapping pairs add up to as much."""
    first, second = [((4, 10), (0, 4)), ((0, 5),)], [((0, 10),), ((5, 10),)]

    assert [Match(0, 0, 1)] == match(first, second)


def test_the_sum_of_overlaps_counts() -> None:
    """The closest pair is given up where two other pairs overlap more together."""
    first, second = [((0, 6),), ((5, 11),)], [((2, 8),), ((0, 3),)]

    assert overlap(first[0], second[0]) == max(overlap(one, other) for one in first for other in second)
    assert [Match(0, 1, 3 / 6), Match(1, 0, 3 / 9)] == match(first, second)


def test_one_common_character_is_enough() -> None:
    """Elements match by a single character, also behind others that match nothing."""
    assert [Match(1, 0, 1 / 7)] == match([((0, 1),), ((5, 9),)], [((2, 6),)])


def test_of_equal_sums_more_pairs_are_better() -> None:
    """Two pairs are preferred to one whose overlap equals the sum of theirs, even where only of that one the same was said."""
    first, second = [((0, 3),), ((5, 9),)], [((2, 7),), ((8, 12),)]

    assert overlap(first[1], second[0]) == overlap(first[0], second[0]) + overlap(first[1], second[1])
    assert [Match(0, 0, 1 / 7), Match(1, 1, 1 / 7)] == match(first, second, [("raid",), ("clash",)], [("clash",), ("march",)])


def test_a_greater_sum_is_better_than_anything_else() -> None:
    """One pair is preferred to two whose overlaps add up to slightly less, whatever was said of them."""
    first, second = [((0, 3),), ((5, 9),)], [((2, 7),), ((8, 13),)]
    said = [("raid", "done"), ("clash", "planned")]

    assert [Match(1, 0, 2 / 7)] == match(first, second, said, said)


def test_an_element_can_join_what_was_apart() -> None:
    """Elements that hang together only by a fragment of a third one are still all matched."""
    first = [((0, 4),), ((10, 14),), ((12, 15), (20, 21))]
    second = [((0, 4), (20, 22)), ((10, 13),)]

    assert [Match(0, 0, 4 / 6), Match(1, 1, 3 / 4)] == match(first, second)


def test_decisions_tell_equal_overlaps_apart() -> None:
    """Of several elements that overlap equally, those match of which the same was said."""
    said = [("raid", "done"), ("raid", "planned")]

    assert [Match(0, 1, 3 / 5), Match(1, 0, 3 / 5)] == match([((0, 4),)] * 2, [((1, 5),)] * 2, said, said[::-1])


def test_decisions_tell_equal_extents_apart() -> None:
    """Of several elements with one extent, those match of which the same was said."""
    place = ((0, 5),)
    said = [("raid", "done"), ("raid", "planned")]

    assert [Match(0, 1, 1), Match(1, 0, 1)] == match([place] * 2, [place] * 2, said, said[::-1])


def test_a_spare_element_stays_alone() -> None:
    """Where one annotator has more elements with one extent, the one that fits worst stays alone."""
    place = ((0, 5),)

    assert [Match(1, 0, 1)] == match([place] * 2, [place], [("raid",), ("clash",)], [("clash",)])


def test_nothing_matches_nothing() -> None:
    """Without elements there are no matches."""
    assert [] == match([], [((0, 1),)])
    assert [] == match([], [])


@given(elements, elements)
def test_the_assignment_is_the_best_of_all(one: list[Any], other: list[Any]) -> None:
    """No other has more exact pairs; then a greater sum of overlaps, then more pairs, then more equal decisions in exact ones."""

    def worth(pairs: Sequence[tuple[int, int]]) -> tuple[int, Fraction, int, int]:
        found = [overlap(one[i][0], other[j][0]) for i, j in pairs]
        exact = [(one[i][1], other[j][1]) for (i, j), o in zip(pairs, found, strict=True) if o == 1]
        equal = sum(a == b for said in exact for a, b in zip(*said, strict=True))
        return len(exact), sum(found, Fraction()), len(pairs), equal

    short, long = sorted((range(len(one)), range(len(other))), key=len)
    turned = len(one) > len(other)
    all_ = (
        [(j, i) if turned else (i, j) for i, j in zip(short, chosen, strict=True)] for chosen in permutations(long, len(short))
    )
    overlapping = ([(i, j) for i, j in pairs if overlap(one[i][0], other[j][0])] for pairs in all_)

    assert max(map(worth, overlapping)) == worth([(i, j) for i, j, _ in matched(one, other)])


@given(elements, elements)
def test_each_element_matches_at_most_once(one: list[Any], other: list[Any]) -> None:
    """An assignment is one-to-one, and gives each pair its overlap."""
    matches = matched(one, other)

    assert len(matches) == len({i for i, _, _ in matches}) == len({j for _, j, _ in matches})
    assert [float(overlap(one[i][0], other[j][0])) for i, j, _ in matches] == [o for _, _, o in matches]
    assert sorted(matches) == matches


@given(elements, elements, st.randoms(use_true_random=False))
def test_order_does_not_matter(one: list[Any], other: list[Any], random: Any) -> None:
    """What the pairs say is the same for every order of the elements."""
    shuffled, shuffled_ = random.sample(one, len(one)), random.sample(other, len(other))

    assert contents(one, other, matched(one, other)) == contents(shuffled, shuffled_, matched(shuffled, shuffled_))


@given(elements, elements)
def test_annotators_can_be_exchanged(one: list[Any], other: list[Any]) -> None:
    """What the pairs say is the same whoever comes first."""
    exchanged = contents(other, one, matched(other, one))

    assert contents(one, other, matched(one, other)) == Counter({(a, b, o): n for (b, a, o), n in exchanged.items()})


@given(st.lists(st.tuples(elements, elements), min_size=2, max_size=3), st.booleans(), st.randoms(use_true_random=False))
def test_what_stands_elsewhere_does_not_matter(clusters: list[tuple[Any, Any]], exchange: bool, random: Any) -> None:
    """Elements far from each other are matched each by themselves, wherever they stand and whoever comes first."""
    one, other, found = [], [], Counter[Any]()
    places = list(range(len(clusters)))
    random.shuffle(places)
    for place, (some, others) in zip(places, clusters, strict=True):
        found += contents(some, others, matched(some, others))
        one += [(tuple((a + 1000 * place, b + 1000 * place) for a, b in extent), said) for extent, said in some]
        other += [(tuple((a + 1000 * place, b + 1000 * place) for a, b in extent), said) for extent, said in others]
    pairs = [(j, i, o) for i, j, o in matched(other, one)] if exchange else matched(one, other)
    first, second = (
        [(tuple((a % 1000, b % 1000) for a, b in extent), said) for extent, said in elements_] for elements_ in (one, other)
    )

    assert found == contents(first, second, [Match(*pair) for pair in pairs])


@given(elements)
def test_annotators_who_agree_match_fully(one: list[Any]) -> None:
    """Identical annotators match exactly, with equal decisions."""
    matches = matched(one, one)

    assert [i for i, _ in enumerate(one)] == [i for i, _, _ in matches]
    assert all(o == 1 and one[i][1] == one[j][1] for i, j, o in matches)


@pytest.mark.parametrize("count", [60, 200])
def test_a_long_chain_of_overlaps_is_assigned(count: int) -> None:
    """A chain in which every element overlaps its neighbours is matched link by link."""
    first = [((10 * i, 10 * i + 8),) for i in range(count)]
    second = [((10 * i + 1, 10 * i + 12),) for i in range(count)]

    assert [(i, i) for i in range(count)] == [(i, j) for i, j, _ in match(first, second)]
