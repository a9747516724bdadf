"""Grouping brings together the elements of any number of annotators."""

from collections import Counter
from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from continua import characters, extents
from sarv.rounds.agreement.grouping import groups
from sarv.rounds.agreement.matching import match

annotators = st.lists(st.lists(extents, max_size=4), min_size=1, max_size=4)


def test_three_annotators_meet() -> None:
    """Elements in the same place are one group; who has none is left out."""
    first, second, third = [((0, 5),), ((8, 9),)], [((8, 9),), ((0, 4),)], [((1, 5),)]

    assert [(0, 1, 0), (1, 0, None)] == groups([first, second, third])


def test_the_closer_match_holds() -> None:
    """Where matches contradict each other, the one with the greater overlap holds."""
    first, second, third = [((0, 10),), ((12, 20),)], [((0, 11),)], [((9, 17),)]

    assert [(0, 0, None), (1, None, 0)] == groups([first, second, third])


def test_decisions_tell_equal_extents_apart() -> None:
    """Elements with one extent are grouped by what was said of them."""
    place = ((0, 5),)
    said = [[("raid",), ("clash",)], [("clash",), ("raid",)], [("clash",)]]

    assert [(0, 1, None), (1, 0, 0)] == groups([[place] * 2, [place] * 2, [place]], said)


@given(annotators)
def test_every_element_is_in_one_group(marked: list[Any]) -> None:
    """Groups divide all elements among them, and have at most one of each annotator."""
    found = Counter((a, i) for group in groups(marked) for a, i in enumerate(group) if i is not None)

    assert Counter((a, i) for a, own in enumerate(marked) for i in range(len(own))) == found


@given(annotators)
def test_two_annotators_are_grouped_as_they_match(marked: list[Any]) -> None:
    """Groups of two annotators are their matches, and the elements that are in none."""
    first, second = marked[0], marked[-1]

    pairs = [group for group in groups([first, second]) if None not in group]

    assert [(i, j) for i, j, _ in match(first, second)] == pairs


@given(annotators)
def test_known_matches_are_used(marked: list[Any]) -> None:
    """Groups made of given matches are those that matching makes."""
    matches = {(a, b): match(marked[a], marked[b]) for a, b in combinations(range(len(marked)), 2)}

    assert groups(marked) == groups(marked, matches=matches)


@given(annotators, st.randoms(use_true_random=False))
def test_order_of_elements_does_not_matter(marked: list[Any], random: Any) -> None:
    """Groups say the same for every order of the elements."""
    shuffled = [random.sample(own, len(own)) for own in marked]

    def said(of: list[Any]) -> Counter[Any]:
        return Counter(tuple(None if i is None else characters(of[a][i]) for a, i in enumerate(group)) for group in groups(of))

    assert said(marked) == said(shuffled)
