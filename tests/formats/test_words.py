"""Sentences and tokens for other tools leave no word out."""

from hypothesis import given

from sarv.formats._words import words_of
from texts import texts


@given(texts)
def test_every_character_but_white_space_is_in_a_token(text: str) -> None:
    """Tokens stand in order inside sentences, do not overlap, and repeat all of the text but white space."""
    found = [token for _, inside in words_of(text) for token in inside]

    assert found == sorted(found)
    assert "".join(text.split()) == "".join("".join(text[token.start : token.end].split()) for token in found)
    for sentence, inside in words_of(text):
        assert (sentence.start, sentence.end) == (inside[0].start, inside[-1].end)


def test_what_has_no_letters_ends_a_sentence() -> None:
    """A line of signs belongs to the sentence before it, or to the first one; a text of white space has no sentence."""
    text = "⁂\n\nThe ferry left.\n\n* * *\n\nIt came back."

    assert ["⁂\n\nThe ferry left.\n\n* * *", "It came back."] == [text[a:b] for (a, b), _ in words_of(text)]
    assert [] == words_of(" \n")
