"""Sentences and tokens have exact offsets in every script."""

from itertools import pairwise

from hypothesis import given

from sarv.segmentation import Piece, sentences, tokens
from texts import texts


def shown(text: str) -> list[list[str]]:
    """The tokens of the sentences of a text."""
    return [[text[token.start : token.end] for token in tokens(text, sentence)] for sentence in sentences(text)]


def test_words_and_marks_are_tokens() -> None:
    """Words keep apostrophes and decimal points; other marks stand alone; emoji are one token."""
    assert [["Ferrymen", "didn't", "pay", "3.5", "marks", "🕯️", "."]] == shown("Ferrymen didn't pay 3.5 marks 🕯️.")


def test_right_to_left_text_is_segmented_in_reading_order() -> None:
    """Hebrew and Arabic words are tokens in the order in which they are read."""
    assert [["שלום", "עולם", "."], ["سلام", "."]] == shown("שלום עולם. سلام.")


def test_a_paragraph_ends_a_sentence() -> None:
    """A line break ends a sentence in text that is not hard-wrapped."""
    assert 2 == len(sentences(f"A headline without a full stop\n{'word ' * 30}"))


def test_a_wrapped_line_does_not_end_a_sentence() -> None:
    """In hard-wrapped text only a blank line ends a paragraph, and offsets are those of the text as it is."""
    text = "the army said\nit held the town\n\nnobody answered\n"

    assert [Piece(0, 30), Piece(32, 47)] == sentences(text)


@given(texts)
def test_every_mark_is_in_one_sentence_and_one_token(text: str) -> None:
    """Sentences and tokens follow one another, do not overlap, and leave out nothing that is written but loose marks."""
    at = 0
    for sentence in sentences(text):
        assert at <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end] == text[sentence.start : sentence.end].strip()
        inner = sentence.start
        for token in tokens(text, sentence):
            assert "" == text[inner : token.start].strip()
            inner = token.end
        assert "" == text[inner : sentence.end].strip()
        at = sentence.end
    borders = pairwise([Piece(0, 0), *sentences(text), Piece(len(text), len(text))])
    left = "".join(text[before.end : after.start] for before, after in borders)
    assert not any(character.isalnum() for character in left)
