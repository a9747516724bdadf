"""Texts that differ only in notation are the same, and every pair of near-duplicates is found, and nothing else."""

import random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from sarv.overlap import LEAST, Pair, near_duplicates, normalised, shingles

# Few words, so that texts share many sequences: astral, combining, right-to-left, and some that only folding makes alike.
WORDS = st.sampled_from(["ral", "RAL", "oss", "𐐀𐐁", "𐐨𐐩", "renọ́", "reno\u0323\u0301", "שלום", "سَلام", "straße", "STRASSE", "道"])
TEXTS = st.lists(st.lists(WORDS, max_size=40).map(" ".join), max_size=12)


def pairs_by_comparing_all(texts: list[str]) -> list[Pair]:
    """The near-duplicates, by comparing every text with every other."""
    sets = [shingles(text) for text in texts]
    return [
        Pair(first, second, len(sets[first] & sets[second]), len(sets[first] | sets[second]))
        for first in range(len(texts))
        for second in range(first + 1, len(texts))
        if sets[first] and 10 * len(sets[first] & sets[second]) >= 7 * len(sets[first] | sets[second])
    ]


def test_case_white_space_and_compatibility_forms_are_notation() -> None:
    """Texts that differ in case, white space, ligatures, full width or the order of marks are the same, normalised."""
    assert "the office of ral" == normalised("  The o\ufb03ce\n\tof\u00a0ＲＡＬ ")
    assert normalised("Renọ́ STRASSE 𐐀") == normalised("reno\u0301\u0323 straße 𐐨")
    assert normalised("سَلام") == normalised("\ufeb3\u064e\ufefc\u0645")


def test_letters_and_their_order_are_no_notation() -> None:
    """What reads differently stays different: other marks, another direction of the same letters, another word order."""
    assert normalised("שלום") != normalised("םולש")
    assert normalised("reno") != normalised("renó")
    assert normalised("oss ral") != normalised("ral oss")


@given(st.text())
@example("\u0345\u0308")
def test_a_normalised_text_is_its_own_normal_form(text: str) -> None:
    """To normalise a text again changes nothing."""
    assert normalised(text) == normalised(normalised(text))


def test_shingles_are_five_words() -> None:
    """A text of nine words has five shingles, one of fewer than five words has one, one without words has none."""
    assert 5 == len(shingles("one two pine four five oak seven eight nine"))
    assert 1 == len(shingles("שלום, oss!"))
    assert set() == shingles(" … 🚧 —")
    assert shingles("the wardens' “oss” isn't – so") == shingles('the wardens’ "oss" isn’t - so')


@settings(max_examples=300)
@given(TEXTS)
def test_the_search_finds_exactly_the_near_duplicates(texts: list[str]) -> None:
    """The search gives the pairs that a comparison of every text with every other gives."""
    assert pairs_by_comparing_all(texts) == near_duplicates(texts)


def test_the_least_coefficient_counts() -> None:
    """Seven shingles of ten are near-duplicates, oak of ten are not."""
    ten = list("abcdefghijklmn")
    of_seven, of_six = " ".join(ten[:11]), " ".join(ten[:10])

    assert [Pair(0, 1, 7, 10)] == near_duplicates([" ".join(ten), of_seven])
    assert LEAST == near_duplicates([" ".join(ten), of_seven])[0].jaccard
    assert [] == near_duplicates([" ".join(ten), of_six])


def test_a_paragraph_that_all_share_hides_nothing() -> None:
    """Among many texts with the same half, exactly the planted copies are found."""
    chance = random.Random(5)  # noqa: S311  # makes texts
    common = " ".join(f"common{i}" for i in range(100))
    texts = [f"{common} {' '.join(chance.choices('abcdefghijklmnop', k=100))}" for _ in range(300)]
    texts += [texts[7] + " a word more", "שלום " + texts[8]]

    assert [(7, 300), (8, 301)] == [(pair.first, pair.second) for pair in near_duplicates(texts)]
