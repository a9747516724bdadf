"""Numbers are read out of news in digits and words, with what is said of how exact they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarv.benchmark.numbers import numbers, value
from sarv.benchmark.tagging import extents, sentences_in_tokens, tags
from texts import texts

READ = [
    ("nine people died", (9, 9)),
    ("1,204 were hurt", (1204, 1204)),
    ("at least forty-one", (41, None)),
    ("up to 300", (None, 300)),
    ("two thousand and forty", (2040, 2040)),
    ("a hundred and five", (105, 105)),
    ("two dozen", (24, 24)),
    ("about 70", (70, 70)),
    ("not more than six", (None, 6)),
    ("no more than six", (None, 6)),
    ("between five and ten", (5, 10)),
    ("five to ten", (5, 10)),
    ("from 5 to 10", (5, 10)),
    ("three million", (3_000_000, 3_000_000)),
    ("a thousand and one", (1001, 1001)),
    ("no one was hurt", (0, 0)),
    ("Nobody died", (0, 0)),
    ("none of them", (0, 0)),
    ("2,015 people", (2015, 2015)),
]


NO_NUMBERS = ["often", "tenth", "3.5 tons", "No. 7-b", "weighty", "in 2015", "07:50", "18 February", "May 9", "1234567890"]


@pytest.mark.parametrize(("words", "ends"), READ, ids=[words for words, _ in READ])
def test_a_number_is_read(words: str, ends: tuple[int | None, int | None]) -> None:
    """A number stands for what it amounts to; a hedge opens the end that it leaves open."""
    (found,) = numbers(words)

    assert ends == (found.low, found.high)
    assert value(words[found.start : found.end]) in ends


@pytest.mark.parametrize("words", NO_NUMBERS)
def test_what_is_no_whole_number_is_none(words: str) -> None:
    """Words that hold a number word, decimals, parts of names, years, days and times are no numbers, nor are endless digits."""
    assert [] == list(numbers(words))


def test_numbers_that_are_listed_are_several() -> None:
    """Two numbers joined by "and" are two, but for one that goes on after hundred, thousand or million."""
    assert [2, 3, 105] == [one.low for one in numbers("two and three, and a hundred and five")]


@given(st.integers(0, 10**7))
def test_digits_with_and_without_commas_amount_to_the_same(amount: int) -> None:
    """Groups of three digits may be separated by commas."""
    assert amount == value(str(amount)) == value(f"{amount:,}")


@given(texts, st.data())
def test_tags_give_back_what_they_can_say(text: str, data: st.DataObject) -> None:
    """Extents of whole tokens in a sentence that do not touch one another come back from their tags with their labels."""
    for pieces in sentences_in_tokens(text):
        cuts = sorted(data.draw(st.sets(st.integers(0, len(pieces)), max_size=6)))
        given_ = [
            (((pieces[first].start, pieces[last - 1].end),), data.draw(st.sampled_from(["a", "b"])))
            for first, last in zip(cuts[::2], cuts[1::2], strict=False)
        ]
        expected = [(extent[0][0], extent[0][1], label) for extent, label in given_]

        assert expected == extents(pieces, tags(pieces, given_))
