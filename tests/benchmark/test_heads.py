"""The head of an extent is its noun or verb, not its modifiers and tails."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarv.benchmark.heads import Heads
from sarv.extents import Extent
from texts import texts

HEADS = [
    ("villagers", "villagers"),
    ("three villagers from the hills", "villagers"),
    ("Guards' Post", "Post"),
    ("Ministry of Order", "Ministry"),
    ("the mayor, who fled", "mayor"),
    ("in the valley of Ral", "valley"),
    ("set fire to", "fire"),
    ("early on Monday", "early"),
    ("rocket-propelled grenades", "grenades"),
    ("people's army", "army"),
    ("U.S. forces", "forces"),
    ("in", "in"),
    ("…", "…"),
]


def head(text: str, extent: Extent, language: str) -> tuple[int, int]:
    """The head of an extent of a text."""
    return Heads(text, language).of(extent)


@pytest.mark.parametrize(("phrase", "expected"), HEADS, ids=[phrase for phrase, _ in HEADS])
def test_the_head_of_a_phrase(phrase: str, expected: str) -> None:
    """The head is the last word before a preposition, a comma or a relative pronoun, once something else has come."""
    start, end = head(f"»{phrase}«", ((1, 1 + len(phrase)),), "en")

    assert expected == f"»{phrase}«"[start:end]


def test_fragments_are_read_one_after_the_other() -> None:
    """An extent of several fragments has its head in the last before a tail."""
    text = "armed men and women from Ral"

    assert (14, 19) == head(text, ((0, 5), (14, 19)), "en")
    assert (6, 9) == head(text, ((0, 9), (20, 28)), "en")


def test_other_languages_have_the_last_word() -> None:
    """Where no rule is known, the head is the last word."""
    assert (12, 15) == head("soldados de Ral", ((0, 15),), "es")


def test_a_word_that_is_cut_is_meant_whole() -> None:
    """An extent that ends or begins inside a word has the same head as one with the whole word."""
    assert (6, 15) == head("three villagers", ((6, 14),), "en") == head("three villagers", ((7, 15),), "en")


@given(texts, st.data())
def test_a_head_touches_its_extent(text: str, data: st.DataObject) -> None:
    """Whatever the script, the head is a word in the text that the extent takes in at least in part, or the extent itself."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, last = head(text, ((start, end),), "en")

    assert 0 <= first < last <= len(text)
    assert first < end
    assert start < last
