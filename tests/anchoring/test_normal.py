"""The normalised form of a text: what is not compared is gone, and every word knows its place in the text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

import texts
from sarv.anchoring.normal import Normal


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("“Stop” – it’s «over»…", '"Stop" - it\'s "over"...'),
        ("  a\u00a0\t\n b  ", "a b"),
        ("fer\u00adry\u200b men\ufeff", "ferry men"),
        ("e\u0301te\u0301", "été"),
        ("a\u200d\u0301", "á"),
        ("\u1112\u1161\u11ab", "한"),
        ("", ""),
    ],
)
def test_what_programs_change_is_gone(raw: str, text: str) -> None:
    """Marks have one form, white space is one space, invisible characters are gone, letters are composed."""
    assert text == Normal(raw).text


def test_words_are_case_folded_runs_of_letters_digits_and_marks() -> None:
    """Words are letters, digits and marks in a row, case-folded, in whatever script."""
    assert ["don", "t", "strasse", "3", "5", "سَلام", "שלום", "été"] == Normal("Don’t STRASSE 3.5 سَلام, שלום e\u0301té").words


def test_words_know_their_places() -> None:
    """A word's place in the raw text is that of its characters, marks and all."""
    raw = "“Cafe\u0301\u200b”,\n\nthe\u00a0Fleet"
    text = Normal(raw)
    places = [text.raw(start, end) for start, end in zip(text.starts, text.ends, strict=True)]

    assert [(1, 6), (11, 14), (15, 20)] == places


def test_an_edge_inside_a_character_has_no_place() -> None:
    """Where letter and accent became one character, nothing is said of a place between them."""
    text = Normal("cafe\u0301 x")

    assert None is text.normal(0, 4)
    assert None is text.normal(4, 7)
    assert (0, 4) == text.normal(0, 5)


def test_half_of_what_became_three_characters_has_no_place() -> None:
    """An ellipsis is three dots in the normal form, and no one of them has a place in the text."""
    text = Normal("so…")

    assert None is text.raw(2, 3)
    assert (2, 3) == text.raw(2, 5)


@given(texts.texts)
def test_whole_words_come_back(raw: str) -> None:
    """A stretch of whole words goes to the normal form and back without loss."""
    text = Normal(raw)
    for first in range(len(text.words)):
        for last in range(first, min(first + 3, len(text.words))):
            place = text.raw(text.starts[first], text.ends[last])
            assert place is not None
            assert (text.starts[first], text.ends[last]) == text.normal(*place)


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_is_taken(raw: str) -> None:
    """Whatever the text, the form is in NFC, has no space at its ends, and is its own normal form."""
    text = Normal(raw).text

    assert text == text.strip()
    assert "  " not in text
    assert unicodedata.normalize("NFC", text) == Normal(text).text == text


@given(st.text(st.characters(codec="utf-8"), max_size=40), st.data())
def test_places_come_back_or_are_refused(raw: str, data: st.DataObject) -> None:
    """A stretch that has a place in the normal form comes back with the same characters, less invisible ones and space."""
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    text = Normal(raw)
    place = text.normal(start, end)
    if place is not None:
        back = text.raw(*place)
        assert back is not None
        assert start <= back[0] <= back[1] <= end
        assert place == text.normal(*back)
        assert Normal(raw[slice(*back)]).text == text.text[slice(*place)].strip()
