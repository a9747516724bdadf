"""The strict reader: what it reads, where it finds each value, and which faults it names."""

import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarv.reading import LONGEST_KEY, MAXIMUM_DEPTH, MOST_FAULTS, Scan, pointer_to, scan, unescape

LARGEST = 2**53 - 1
TEXTS = st.text() | st.sampled_from(["", "🕯️", "Zoe\u0308", "סלאם", "سلام", "a/b~c", '"\\', "\x00\x1f", "\u2028", "\U0010ffff"])
SCALARS = st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | TEXTS


def values(depth: int = MAXIMUM_DEPTH) -> st.SearchStrategy[Any]:
    """JSON values nested at most `depth` deep."""
    if depth == 0:
        return SCALARS
    inner = st.deferred(lambda: values(depth - 1))
    return SCALARS | st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4)


def written(value: Any) -> Iterator[str]:
    """The value in the ways in which programs write JSON."""
    for ascii_only in (True, False):
        yield json.dumps(value, ensure_ascii=ascii_only, separators=(",", ":"))
        yield json.dumps(value, ensure_ascii=ascii_only, indent=2) + "\n"
        yield "\r\n " + json.dumps(value, ensure_ascii=ascii_only, indent="\t").replace("\n", "\r\n")


def pointers(value: Any, above: str = "") -> Iterator[tuple[str, Any]]:
    """Every pointer into the value, with what it points at."""
    yield above, value
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for token, member in members:
        yield from pointers(member, above + pointer_to(token))


def read_at(text: str, offset: int) -> Any:
    """The value that the standard library reads at an offset."""
    return json.JSONDecoder(strict=False).raw_decode(text, offset)[0]


def codes(found: Scan) -> list[tuple[str, int, str]]:
    """The faults by code and place."""
    return [(fault.code, fault.offset, fault.pointer) for fault in found.faults]


@given(values())
def test_it_reads_every_value(value: Any) -> None:
    """Any value of strings, whole numbers, lists and objects is read as it was written, without a fault."""
    for text in written(value):
        found = scan(text)

        assert (value, True, []) == (found.value, found.complete, found.faults)


@given(values(depth=4))
def test_every_pointer_leads_to_its_value(value: Any) -> None:
    """The offset of a pointer is where its value begins, and the key's offset where its key does."""
    for text in written(value):
        found = scan(text)

        for pointer, member in pointers(value):
            assert member == read_at(text, found.offset(pointer))
            above, _, token = pointer.rpartition("/")
            if pointer and isinstance(read_at(text, found.offset(above)), dict):
                assert unescape(token) == read_at(text, found.key_offset(pointer))


@pytest.mark.parametrize(
    ("pointer", "offset"),
    [("", 0), ("/a", 6), ("/a/1", 10), ("/a/2", 6), ("/a/x", 6), ("/a/0/b", 7), ("/b", 0), ("/é", 19), ("/é/b~1c~0d", 29)],
)
def test_a_missing_value_stands_at_its_container(pointer: str, offset: int) -> None:
    """A pointer to nothing gives the place of the nearest container that is there; keys are unescaped."""
    text = '{"a": [1, 2], "é": {"b/c~d": null}}'

    assert offset == scan(text).offset(pointer)


@given(st.text(st.characters(codec=None), max_size=50) | st.text('{}[]",:\\ntrue1e-.0aN/#', max_size=30))
def test_it_never_raises_and_never_reads_what_is_not_json(text: str) -> None:
    """Whatever the text, there is a fault, or the standard library reads the same value."""
    found = scan(text)

    assert found.faults or found.value == json.loads(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # syntax
        ("", [("json_syntax", 0, "")]),
        (" \n", [("json_syntax", 2, "")]),
        ('{"a": ', [("json_syntax", 6, "/a")]),
        ('{"a": [1, 2', [("json_syntax", 11, "/a")]),
        ('{"a": "b', [("json_syntax", 6, "/a")]),
        ('{"a" 1}', [("json_syntax", 5, "/a")]),
        ('{"a": 1 "b": 2}', [("json_syntax", 8, "")]),
        ("{a: 1}", [("json_syntax", 1, "")]),
        ("{'a': 1}", [("json_syntax", 1, "")]),
        ("[1 2]", [("json_syntax", 3, "")]),
        ("[True]", [("json_syntax", 1, "/0")]),
        ("[٣]", [("json_syntax", 1, "/0")]),
        ("[,]", [("json_syntax", 1, "/0")]),
        ("[1] // one", [("json_trailing_text", 4, "")]),
        ("[1, /* two */ 2]", [("json_syntax", 4, "/1")]),
        ('["a\nb"]', [("json_syntax", 1, "/0")]),
        ('["a\tb"]', [("json_syntax", 3, "/0")]),
        (r'["a\x41"]', [("json_syntax", 3, "/0")]),
        (r'["\u12g4"]', [("json_syntax", 2, "/0")]),
        # reading goes on after these
        ('{"a": [1,], "b": {"c": 2,}}', [("json_syntax", 8, "/a"), ("json_syntax", 24, "/b")]),
        ('{"a": 1, "\\u0061": 2}', [("json_duplicate_key", 9, "/a")]),
        ('{"a": {"b": 1, "b": 2}, "a": 3}', [("json_duplicate_key", 15, "/a/b"), ("json_duplicate_key", 24, "/a")]),
        ("[NaN, -Infinity, Infinity]", [("json_not_a_number", at, f"/{i}") for i, at in enumerate((1, 6, 17))]),
        (
            "[1.0, 1e3, 1E+3, -0, 01, +1, .5]",
            [("json_number_form", 1 + at, f"/{i}") for i, at in enumerate((0, 5, 10, 16, 20, 24, 28))],
        ),
        ("[1.0, 0x1F, 1_000]", [("json_number_form", 1, "/0"), ("json_number_form", 6, "/1"), ("json_syntax", 13, "")]),
        (f"[{LARGEST}, -{LARGEST}]", []),
        (f"[{LARGEST + 1}, -{LARGEST + 1}]", [("json_huge_number", 1, "/0"), ("json_huge_number", 19, "/1")]),
        (r'["\ud83d\ude00"]', []),
        (r'["\ud83d", "\ude00\ud83d"]', [("json_lone_surrogate", 1, "/0"), ("json_lone_surrogate", 11, "/1")]),
        (r'{"\ud800": NaN}', [("json_lone_surrogate", 1, ""), ("json_not_a_number", 11, r"/\ud800")]),
        ('{"a/b~": NaN}', [("json_not_a_number", 9, "/a~1b~0")]),
        ("[1] [2]", [("json_trailing_text", 4, "")]),
        # limits
        ("[" * MAXIMUM_DEPTH + "]" * MAXIMUM_DEPTH, []),
        ("[" * (MAXIMUM_DEPTH + 1), [("json_depth", MAXIMUM_DEPTH, "/0" * MAXIMUM_DEPTH)]),
        ('{"' + "k" * LONGEST_KEY + '": 1}', []),
        ('{"' + "k" * (LONGEST_KEY + 1) + '": 1}', [("json_long_key", 1, "")]),
    ],
)
def test_it_names_each_fault_and_its_place(text: str, expected: list[tuple[str, int, str]]) -> None:
    """A fault has the code of its check, the offset where it stands, and the pointer of the value it belongs to."""
    assert expected == codes(scan(text))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"a": ', "the file ends where a value should stand"),
        ("[1", "the file ends where a comma or the closing ] should stand"),
        ("{# a\n}", "a comment, which JSON does not have"),
        ("['a']", "a single quotation mark, where JSON has double ones"),
        ("{1: 2}", "a key in double quotation marks should stand here"),
        ('["a', "a string that is not closed on its line"),
        ('["\t"]', "a raw tab or other control character inside a string"),
        (r'["\a"]', "a backslash that begins no JSON escape"),
        ("[1,]", "a comma before the closing ]"),
        ("[1.5]", "not a whole number in plain digits: without fraction, exponent, plus sign or leading zero"),
    ],
)
def test_it_says_what_is_wrong(text: str, message: str) -> None:
    """Messages say what stands in the file and what should."""
    assert [message] == [fault.message for fault in scan(text).faults]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("9" * 5_000, "json_huge_number"),
        ("9" * 3_000_000, "json_huge_number"),
        ("[" * 50_000, "json_depth"),
        ('{"a":' * 50_000, "json_depth"),
        ('["' + "x" * 3_000_000 + '"]', None),
        ('["' + "\\n" * 1_500_000 + '"]', None),
        ('["' + "x" * 3_000_000, "json_syntax"),
        ('["' + "\\" * 3_000_000, "json_syntax"),
        ('{"' + "k" * 3_000_000 + '": 1}', "json_long_key"),
        ("[" + "NaN," * 1_000_000 + "1]", "json_not_a_number"),
        ("[1]" + "\0" * 3_000_000, "json_trailing_text"),
        (" " * 3_000_000 + "1", None),
        ("-" * 3_000_000, "json_syntax"),
    ],
    ids=lambda given: repr(given)[:20],
)
def test_hostile_texts_cost_little(text: str, code: str | None) -> None:
    """Megabytes made to exhaust a reader are read, or refused with the right code, in seconds."""
    begin = time.process_time()

    found = scan(text)

    assert code == (found.faults[0].code if found.faults else None)
    assert time.process_time() - begin < 5


def test_the_time_grows_with_the_text_alone() -> None:
    """Twice as many values under a long key take twice as long, not four times: no pointer is written out for each."""

    def seconds(count: int) -> float:
        text = '{"' + "k" * LONGEST_KEY + '": [' + "1," * count + "1]}"
        begin = time.process_time()
        scan(text)
        return time.process_time() - begin

    assert seconds(200_000) < 3 * seconds(100_000) + 0.5


def test_it_gives_up_after_very_many_faults() -> None:
    """After a thousand faults the last says that the rest was not read."""
    found = scan("[" + "NaN," * 2 * MOST_FAULTS + "1]")

    assert MOST_FAULTS + 1 == len(found.faults)
    assert "1,000 faults up to here; the rest of the file was not read" == found.faults[-1].message
    assert not found.complete
