"""The borders of the checks of spans: what is just right, and what is just wrong."""

import msgspec
import pytest

from judged import faults, mention, view_of
from sarv.records import Mention, Span


def cuts(code: str, text: str) -> list[int]:
    """The offsets inside `text` at which a check lets no span start; it lets none end there either."""
    inside = range(1, len(text))
    starts = [at for at in inside if faults(code, view_of(text, mentions=(mention((at, len(text))),)))]
    ends = [at for at in inside if faults(code, view_of(text, mentions=(mention((0, at)),)))]
    assert starts == ends
    return starts


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Oss", [1, 2]),
        ("don't", [1, 2]),
        ("3.5", []),
        ("mid-May", [1, 2, 5, 6]),
        ("Zoë", [1, 2]),
        ("שלום", [1, 2, 3]),
        ("المطار", [1, 2, 3, 4, 5]),
        ("北京市", []),
        ("ひらカナ", []),
        ("ภาษา", []),
        ("မြန်မာ", []),
        ("ខ្មែរ", []),
        ("ລາວ", []),
        ("東A京", []),
        ("“Oss”", [2, 3]),
    ],
)
def test_inside_words(text: str, inside: list[int]) -> None:
    """Between two letters or digits is inside a word, but in scripts that write without spaces."""
    assert inside == cuts("span_splits_word", text)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("ab", []),
        ("e\u0301a", [1]),
        ("a\u0300\u0301b", [1, 2]),
        ("🕯\ufe0f!", [1]),
        ("👍🏽!", [1]),
        ("👩\u200d🚒", [1, 2]),
        ("ه\u200d.", [1]),
        ("🇺🇳", [1]),
        ("🇺🇳🇺🇳🇺", [1, 3]),
        ("a🇺🇳", [2]),
        ("क्षि", [1, 3]),
        ("“a”", []),
        ("🚧🚧", []),
    ],
)
def test_inside_characters(text: str, inside: list[int]) -> None:
    """Before a mark, a selector, a joiner or a skin tone, between joined emoji and within a flag is inside a character."""
    assert inside == cuts("span_splits_character", text)


@pytest.mark.parametrize(("end", "length"), [(3, None), (4, 3)])
def test_the_end_of_the_text(end: int, length: int | None) -> None:
    """The last end that a span can have is the length of the text."""
    message = [] if length is None else [f"the text has only {length} code points"]

    for text in ("Oss", None):
        view = view_of("Oss", mentions=(mention((0, end)),))
        view.text = text

        assert message == [fault.message for fault in faults("span_outside_text", view)]


@pytest.mark.parametrize(("second", "found"), [((4, 6), 0), ((3, 6), 1), ((2, 6), 1), ((0, 1), 1)])
def test_fragments_have_something_between_them(second: tuple[int, int], found: int) -> None:
    """The next fragment starts after the end of the one before: not at it, not inside, not earlier."""
    assert found == len(faults("span_order", view_of("Oss, Ral", mentions=(mention((1, 3), second),))))


def test_look_alike_words_are_told_apart() -> None:
    """Words that look like those of the text but are composed differently are found, and this is said."""
    spans = (Span(start=0, end=3, text="Zoe\u0308"),)
    view = view_of("Zoë", mentions=(msgspec.structs.replace(mention((0, 3)), spans=spans),))

    (fault,) = faults("span_text_differs", view)

    assert "the text has 'Zoë' from 0 to 3, which looks alike but is written with other code points" == fault.message


def test_a_span_outside_the_text_hides_no_other() -> None:
    """Where one span lies outside the text, the others are looked at as ever."""
    outside = Mention(id="m2", spans=(Span(start=0, end=9),), actors=("millers",), form="name")
    view = view_of("Oss", mentions=(outside, mention((0, 2))))

    assert ["/mentions/1/spans/0/end"] == [fault.pointer for fault in faults("span_splits_word", view)]
    assert ["/mentions/0/spans/0/end"] == [fault.pointer for fault in faults("span_outside_text", view)]
    assert [] == faults("span_edge_space", view)
