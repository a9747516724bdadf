"""Sentences with what is marked in them."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from judging import texts
from sarv.rounds.agreement.passages import GAP, Passages, Stretch
from sarv.segmentation import sentences

TEXT = "The ferry sank. Nobody saw it go! 🚧 Who cares? The end."


def marks(found: list[Stretch]) -> list[tuple[str, str]]:
    """What is marked, and how."""
    return [(stretch.text, stretch.mark) for stretch in found if stretch.mark]


def words(found: list[Stretch]) -> str:
    """All words of a passage."""
    return "".join(stretch.text for stretch in found)


def test_a_passage_is_the_sentence_with_what_is_marked() -> None:
    """The sentence of the marked words is shown, with nothing of its neighbours."""
    found = Passages(TEXT).passage([((23, 26),)])

    assert ("Nobody saw it go!", [("saw", "main")]) == (words(found), marks(found))


def test_sentences_that_do_not_follow_one_another_are_told_apart() -> None:
    """Between sentences that were left out stands an ellipsis, between neighbours what is between them in the text."""
    passages = Passages(TEXT)
    far = passages.passage([((4, 9),), ((51, 54),)])

    assert f"The ferry sank.{GAP}The end." == words(far)
    assert "The ferry sank. Nobody saw it go!" == words(passages.passage([((4, 9),), ((23, 26),)]))


def test_what_is_more_is_marked_but_not_looked_for() -> None:
    """Further words are marked where they are in the sentence; elsewhere they bring no sentence with them; main words win."""
    found = Passages(TEXT).passage([((4, 9),)], [((0, 9),), ((51, 54),)])

    assert ("The ferry sank.", [("The ", "more"), ("ferry", "main")]) == (words(found), marks(found))


def test_a_mark_over_a_sentence_end_shows_both_sentences() -> None:
    """Marked words that reach into a second sentence bring both, and all of them are marked."""
    found = Passages(TEXT).passage([((10, 22),)])

    assert "The ferry sank. Nobody saw it go!" == words(found)
    assert [("sank.", "main"), ("Nobody", "main")] == marks(found)


def test_words_of_an_extent_are_quoted_in_one_line() -> None:
    """Fragments are joined by an ellipsis, line breaks become spaces."""
    assert "ferry … saw" == Passages(TEXT).words(((4, 9), (23, 26)))
    assert "a b" == Passages("a\nb").words(((0, 3),))


@given(texts, st.data())
def test_what_is_marked_is_what_was_marked(text: str, data: st.DataObject) -> None:
    """In any text, the marked stretches of a passage are the marked characters of its sentences, and nothing else."""
    edges = sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
    extents = [((start, end),) for start, end in list(pairwise(edges))[::2]]
    found = Passages(text).passage(extents)

    inside = [
        text[at]
        for sentence in sentences(text)
        for at in range(sentence.start, sentence.end)
        if any(start <= at < end for ((start, end),) in extents)
    ]
    assert "".join(inside) == "".join(words for words, _ in marks(found))
