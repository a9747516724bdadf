"""What the checks of the level bytes say, and what they let pass."""

import pytest

from sarv.checks import checks
from sarv.checks._views import FileView


def told(code: str, raw: bytes) -> list[tuple[int | None, str]]:
    """The faults that one check finds in the bytes of a file, as offset and message."""
    return [(fault.offset, fault.message) for fault in checks()[code].run(FileView("a.txt", raw, None))]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", "the file is empty"),
        (b" \n\t\r\n", "the file holds nothing but white space"),
    ],
)
def test_an_empty_file(raw: bytes, expected: str) -> None:
    """A file of nothing, or of nothing but white space, is empty."""
    assert [expected] == [message for _, message in told("file_empty", raw)]


@pytest.mark.parametrize(
    ("raw", "offset", "byte", "guess"),
    [
        ("é".encode() + "é".encode("latin-1") + b" ", 1, "byte 3 of the file (0xe9)", "the file may be Latin-1 or Windows-1252"),
        (b"a\x93b\x94", 1, "byte 2 of the file (0x93)", "the file may be Latin-1 or Windows-1252"),
        ("a🚧".encode()[:-1], 1, "byte 2 of the file (0xf0)", "the file seems to have been cut inside a character"),
        ("a\n".encode("utf-16"), 0, "byte 1 of the file (0xff)", "the file looks like UTF-16"),
        (b"\xfe\xff\x00a", 0, "byte 1 of the file (0xfe)", "the file looks like UTF-16"),
        (b"a\xc0\x80b", 1, "byte 2 of the file (0xc0)", "it begins a character written with more bytes than it needs"),
        (b"a\xe0\x80\xafb", 1, "byte 2 of the file (0xe0)", "it begins a character written with more bytes than it needs"),
        (b"a\xf0\x82\x82\xacb", 1, "byte 2 of the file (0xf0)", "it begins a character written with more bytes than it needs"),
        (
            b"a\xed\xa0\xbd\xed\xb8\x80",
            1,
            "byte 2 of the file (0xed)",
            "it begins half of a surrogate pair, which is no character",
        ),
        (b"a\xe0\xa4 b", 1, "byte 2 of the file (0xe0)", "the file may be Latin-1 or Windows-1252"),
        (b"a\xed\x9f b", 1, "byte 2 of the file (0xed)", "the file may be Latin-1 or Windows-1252"),
        (b"a\xe0 la carte", 1, "byte 2 of the file (0xe0)", "the file may be Latin-1 or Windows-1252"),
        (b" " * 1233 + b"\xff", 1233, "byte 1,234 of the file (0xff)", "the file may be Latin-1 or Windows-1252"),
    ],
)
def test_bytes_that_are_not_utf_8(raw: bytes, offset: int, byte: str, guess: str) -> None:
    """The first byte that is not UTF-8 is named, with what it may be; its offset counts the characters before it."""
    assert [(offset, f"{byte} is not part of a UTF-8 character; {guess}")] == told("file_encoding", raw)


@pytest.mark.parametrize("text", ["", "plain", "é🚧\U0010ffff", "\x00", "\ufeff"])
def test_utf_8_is_utf_8(text: str) -> None:
    """Whatever Unicode has is no fault of the encoding."""
    assert [] == told("file_encoding", text.encode())


def test_carriage_returns_are_counted() -> None:
    """A file with Windows line endings is one finding, at the first of them."""
    assert [(1, "a carriage return (U+000D)")] == told("carriage_return", b"a\rb\n")
    assert [(1, "the first of 1,000 carriage returns (U+000D)")] == told("carriage_return", b"a\r\n" * 1000)


def test_control_characters_are_counted_by_line() -> None:
    """Each control character is one finding a line, with how often it stands there; line feeds and tabs are none."""
    assert [
        (2, "U+0000 NUL, 3 times on this line"),
        (4, "U+0085 CONTROL CHARACTER"),
        (10, "U+0000 NUL"),
    ] == told("control_character", "a\t\0\0\u0085\0\n\nbc\0\n".encode())


def test_other_encodings_have_no_control_characters() -> None:
    """Bytes of a file in another encoding are not taken for control characters."""
    assert [] == told("control_character", "\0é".encode("latin-1"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n", []),
        ("a\n\nb\n", []),
        ("a", [(1, "the text does not end in a line feed")]),
        ("a\n\n", [(2, "the text ends in 2 line feeds")]),
        ("a\n\n\n", [(2, "the text ends in 3 line feeds")]),
    ],
)
def test_the_end_of_a_text(text: str, expected: list[tuple[int, str]]) -> None:
    """A text ends in one line feed; what is wrong stands behind the last word, or behind the one line feed."""
    assert expected == told("text_end", text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",  # Persian needs the zero-width non-joiner
        "👩\u200d🚒",  # emoji need the joiner
        "🕯\ufe0f",  # and the choice of a form
        "שלום\u200f!",  # Hebrew and Arabic need marks of direction
        "(\u200eRal)",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",  # the Scottish flag needs invisible letters
        "naïve café",
    ],
)
def test_invisible_characters_that_texts_need(text: str) -> None:
    """Joiners, marks of direction, forms of emoji and flags are let pass."""
    assert [] == told("text_invisible_character", text.encode())


@pytest.mark.parametrize(
    ("one", "name"),
    [
        ("\u00ad", "U+00AD SOFT HYPHEN"),
        ("\u200b", "U+200B ZERO WIDTH SPACE"),
        ("\u2028", "U+2028 LINE SEPARATOR"),
        ("\u202a", "U+202A LEFT-TO-RIGHT EMBEDDING"),
        ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("\u2060", "U+2060 WORD JOINER"),
        ("\u2066", "U+2066 LEFT-TO-RIGHT ISOLATE"),
        ("\u2069", "U+2069 POP DIRECTIONAL ISOLATE"),
        ("\ufeff", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("\U000e0041", "U+E0041 TAG LATIN CAPITAL LETTER A"),
    ],
)
def test_invisible_characters(one: str, name: str) -> None:
    """Every other invisible character is a finding where it stands, by its name."""
    assert [(3, f"{name}, which cannot be seen")] == told("text_invisible_character", f"Ral{one} {'x' * 40}".encode())


@pytest.mark.parametrize(
    ("text", "offsets"),
    [
        ("\u1ecd\u0301 é\n", []),
        ("a\ncafe\u0301 ole\u0301\nA\u030a\n", [5, 13]),
        ("\u2126\n", [0]),
        ("a\u0323\u0307\n", [0]),
    ],
)
def test_normalisation(text: str, offsets: list[int]) -> None:
    """The first place in each line that normalisation form C writes otherwise is a finding; what it keeps is none."""
    assert offsets == [offset for offset, _ in told("text_not_nfc", text.encode())]


def test_how_normalisation_is_told() -> None:
    """The finding names the character that stands there and the one that should."""
    expected = "here stands U+0065 LATIN SMALL LETTER E, where normalisation form C has U+00E9 LATIN SMALL LETTER E WITH ACUTE"

    assert [(3, expected)] == told("text_not_nfc", "cafe\u0301\n".encode())


def test_heaps_of_marks() -> None:
    """Thirty marks on a letter are put in order; one more is a finding, and a million cost no time."""
    thirty, heap = "ab" + "\u0323\u0301" * 15, "ab" + "\u0323\u0301" * 500_000

    assert ["here stands"] == [message[:11] for _, message in told("text_not_nfc", thirty.encode())]
    assert [(1, "more than 30 combining characters on one letter")] == told("text_not_nfc", f"{thirty}\u0323".encode())
    assert [(1, "more than 30 combining characters on one letter")] == told("text_not_nfc", heap.encode())


def test_space_at_the_end_of_lines() -> None:
    """Every line that ends in white space is a finding where the space begins; indented lines are none."""
    text = "a \n\n  b\n \nc\u00a0\t\n"

    assert [1, 8, 11] == [offset for offset, _ in told("text_trailing_space", text.encode())]
