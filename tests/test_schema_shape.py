"""Faults of shape: each is found once, at its place, and told in the reader's words."""

import json
from typing import Any

import pytest

from edits import TALE, apply
from sarv.checks import schema_shape
from sarv.checks._example import DOCUMENT, GOLD, Edit
from sarv.checks._views import FileView
from sarv.corpus import Corpus, kind_of
from sarv.findings import Fault
from sarv.validation import examine

ACTORS = "corpus/actors.json"
SPLITS = "corpus/splits.json"
LETTERS = "corpus/letters/collection.json"
DECISIONS = "annotations/rounds/first/decisions/tale-0001.json"

ID = "an id: lower-case ASCII letters and digits in groups joined by single hyphens, at most 64 characters"
LINE = "one line of 1 to 300 characters without control or invisible characters"
END = "an end offset: a whole number of code points from 1"
OFFSET = "an offset: a whole number of code points from 0"
PINNED = {
    "id": "bundle",
    "url": "https://letters.example/bundle.tar",
    "mirror": "bundle.tar",
    "sha256": "0" * 64,
    "member": "a.txt",
    "member_sha256": "0" * 64,
    "encoding": "ascii",
    "cut": "LETTER",
}


def faults(path: str, raw: bytes) -> list[Fault]:
    """What the check yields for the bytes of a file."""
    return list(schema_shape.check(FileView(path, raw, kind_of(path))))


def example(path: str) -> Any:
    """The value of a file of the example corpus."""
    return json.loads((TALE / path).read_bytes())


SHAPE_FAULTS = [
    # numbers
    (GOLD, "/mentions/0/spans/0/start", True, f"'start' must be {OFFSET}; here stands true"),
    (GOLD, "/mentions/0/spans/0/start", "0", f"'start' must be {OFFSET}; here stands a string"),
    (GOLD, "/mentions/0/spans/0/start", -1, f"'start' must be {OFFSET}"),
    (GOLD, "/mentions/0/spans/0/start", None, f"'start' must be {OFFSET}; here stands null"),
    (GOLD, "/mentions/0/spans/0/end", 0, f"'end' must be {END}"),
    (GOLD, "/events/0/casualties/0/low", 100_000_001, "'low' must be a whole number from 0 to 100,000,000"),
    (GOLD, "/mentions/0/spans/0/end", 10**9, f"'end' must be {END}; the most is 10,000,000"),
    # ids
    (GOLD, "/round", "first\n", f"'round' must be {ID}; here stands U+000A LINE FEED"),
    (GOLD, "/round", "fi\u200brst", f"'round' must be {ID}; here stands U+200B ZERO WIDTH SPACE"),
    (GOLD, "/round", "f\u0456rst", f"'round' must be {ID}; here stands U+0456 CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I"),
    (GOLD, "/round", "First", f"'round' must be {ID}"),
    (GOLD, "/round", "../first", f"'round' must be {ID}"),
    (GOLD, "/round", "", f"'round' must be {ID}; here stands nothing"),
    (GOLD, "/round", "x" * 3_000_000, f"'round' must be {ID}; here stand 3,000,000 characters"),
    (GOLD, "/mentions/0/actors/0", "Ferrymen", f"each of 'actors' must be {ID}"),
    (
        GOLD,
        "/mentions/0/id",
        "m\u0661",
        "'id' must be a mention id: the letter m and a number from 1, such as m1; here stands U+0661 ARABIC-INDIC DIGIT ONE",
    ),
    # other strings
    (GOLD, "/text_sha256", "A" * 64, "'text_sha256' must be a SHA-256 checksum: 64 lower-case hexadecimal digits"),
    (GOLD, "/mentions/0/form", "Name", "'form' must be a label: lower-case ASCII words joined by underscores"),
    (DOCUMENT, "/url", "javascript:alert(1)", "'url' must be an http or https address without spaces or quotation marks"),
    (DOCUMENT, "/published", "2018-13-01", "'published' must be a date of the form YYYY-MM-DD"),
    (
        ACTORS,
        "/actors/0/name",
        "Bridge \u202eOffice",
        f"'name' must be {LINE}; here stands U+202E RIGHT-TO-LEFT OVERRIDE",
    ),
    (SPLITS, "/documents/tale-0001", "tarin", "'tale-0001' must be train, validation or test (did you mean 'train'?)"),
    (
        GOLD,
        "/complete/0",
        "actor",
        "each of 'complete' must be the name of a layer: actors, stance or violence (did you mean 'actors'?)",
    ),
    (DOCUMENT, "/rights/redistribute", "yes", "'redistribute' must be true or false; here stands a string"),
    # objects and lists
    (GOLD, "/stances/0/holder", ["ferrymen"], "'holder' must be a party: exactly one of actor and outlet; here stands a list"),
    (GOLD, "/stances/0/target", None, "'target' must be a target: exactly one of actor, event and proposition; here stands null"),
    (GOLD, "/mentions", {}, "'mentions' must be a list; here stands an object"),
    (
        GOLD,
        "/mentions/0",
        "m1",
        "each of 'mentions' must be a mention, an object with id, spans, actors and form; here stands a string",
    ),
    (GOLD, "/mentions/0/spans", 0, "'spans' must be a list of spans; here stands a number"),
    (GOLD, "/stances/0/holder", {}, "a party has exactly one of actor and outlet; this one has none"),
    (
        GOLD,
        "/stances/0/holder",
        {"actor": "ferrymen", "outlet": "oss-gazette"},
        "a party has exactly one of actor and outlet; this one has actor and outlet",
    ),
    (
        GOLD,
        "/stances/0/target",
        {"actor": "ferrymen", "event": "e1"},
        "a target has exactly one of actor, event and proposition; this one has actor and event",
    ),
    (GOLD, "/stances/0/cues", [], "'cues' needs at least 1 entry; it has none"),
    (GOLD, "/mentions/0/spans", [{"start": 0, "end": 1}] * 21, "'spans' takes at most 20 entries; it has 21 entries"),
    (LETTERS, "/source/kind", "archiv", "'kind' must be file, archive_member or table_row (did you mean 'archive_member'?)"),
    (LETTERS, "/source", [], "'source' must be a source, an object with kind; here stands a list"),
    (LETTERS, "/source", {}, "a source needs 'kind': file, archive_member or table_row"),
    (LETTERS, "/source", {"kind": "archive_member"}, "an archive member source needs 'files': a list"),
]


@pytest.mark.parametrize(("path", "pointer", "value", "message"), SHAPE_FAULTS)
def test_a_value_of_the_wrong_shape(tale: Corpus, path: str, pointer: str, value: Any, message: str) -> None:
    """A wrong value is one finding, which says what must stand there and points at the value."""
    apply(tale.root, [Edit(path, set={pointer: value})])
    kind = kind_of(path)
    assert kind is not None

    record, found = examine(path, kind, tale.read_bytes(path))

    assert record is None
    assert [("schema_shape", pointer, message)] == [(one.code, one.pointer, one.message) for one in found]
    assert begins_with(tale.read_bytes(path), found[0].line, found[0].column, value)


def begins_with(raw: bytes, line: int, column: int, value: Any) -> bool:
    """Whether a value stands at a place."""
    rest = "\n".join([raw.decode().split("\n")[line - 1][column - 1 :], *raw.decode().split("\n")[line:]])
    return bool(value == json.JSONDecoder().raw_decode(rest)[0])


def test_a_missing_key(tale: Corpus) -> None:
    """An object that lacks a key is reported where it begins, with what the key must hold."""
    apply(tale.root, [Edit(GOLD, remove=("/stances/0/holder", "/stances/0/cues"))])

    assert [
        ("/stances/0", "a stance needs 'holder': a party"),
        ("/stances/0", "a stance needs 'cues': a list"),
    ] == [(fault.pointer, fault.message) for fault in faults(GOLD, tale.read_bytes(GOLD))]


def test_an_unknown_key(tale: Corpus) -> None:
    """A key that the schema does not know is reported where the key stands, with the key that may be meant."""
    apply(tale.root, [Edit(GOLD, set={"/stances/0/sorce": {"actor": "millers"}})])
    raw = tale.read_bytes(GOLD)

    (fault,) = faults(GOLD, raw)

    assert "/stances/0/sorce" == fault.pointer
    assert fault.message == (
        "a stance has no 'sorce' (did you mean 'source'?); it has id, holder, target, polarity, voice, source, cues"
    )
    assert raw.decode().index('"sorce"') == fault.offset


def test_an_unknown_key_among_exclusive_ones(tale: Corpus) -> None:
    """A party with an unknown key is told so, and not besides that it has too many or too few keys."""
    apply(tale.root, [Edit(GOLD, set={"/stances/0/holder": {"actor": "ferrymen", "person": "zoe-marn"}})])

    assert ["a party has no 'person'; it has actor, outlet"] == [fault.message for fault in faults(GOLD, tale.read_bytes(GOLD))]


def test_a_wrong_key(tale: Corpus) -> None:
    """Where keys are ids, a key that is none is reported where it stands."""
    apply(tale.root, [Edit(SPLITS, set={"/documents/Tale 4": "test"})])
    raw = tale.read_bytes(SPLITS)

    (fault,) = faults(SPLITS, raw)

    assert ("/documents/Tale 4", f"each key of 'documents' must be {ID}") == (fault.pointer, fault.message)
    assert raw.decode().index('"Tale 4"') == fault.offset


def test_repeated_entries(tale: Corpus) -> None:
    """Every entry of a set that repeats an earlier one is reported at its own place."""
    apply(tale.root, [Edit(GOLD, set={"/mentions/0/actors": ["ferrymen", "millers", "ferrymen", "millers"]})])

    assert [
        ("/mentions/0/actors/2", "'actors' has this entry twice", "ferrymen"),
        ("/mentions/0/actors/3", "'actors' has this entry twice", "millers"),
    ] == [(fault.pointer, fault.message, fault.value) for fault in faults(GOLD, tale.read_bytes(GOLD))]


def test_a_decision_for_two_elements(tale: Corpus) -> None:
    """A decision that puts two elements in one place is told how many it may have."""
    mention, stance = example(GOLD)["mentions"][0], example(GOLD)["stances"][0]
    apply(
        tale.root,
        [Edit(DECISIONS, set={"/decisions/0": {"instead_of": [], "reason": "Both.", "mention": mention, "stance": stance}})],
    )

    # The schema forbids three elements; that there are not two is a check of meaning.
    apply(tale.root, [Edit(DECISIONS, set={"/decisions/0/event": example(GOLD)["events"][0]})])

    assert ["a decision has at most one of mention, stance and event; this one has mention, stance and event"] == [
        fault.message for fault in faults(DECISIONS, tale.read_bytes(DECISIONS))
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ({"kind": "file", "files": []}, [("/source/files", "a file source has no 'files'; it has kind")]),
        (
            {"kind": "archive_member", "files": [{**PINNED, "url": "http://letters.example/bundle.tar"}]},
            [("/source/files/0/url", "'url' must be an https address without spaces or quotation marks")],
        ),
        (
            {"kind": "archive_member", "files": [{**PINNED, "mirror": "../bundle.tar", "encoding": "utf8"}]},
            [
                ("/source/files/0/mirror", "'mirror' must be a relative path with forward slashes and no . or .. in it"),
                ("/source/files/0/encoding", "'encoding' must be ascii, latin-1 or utf-8 (did you mean 'utf-8'?)"),
            ],
        ),
        (
            {"kind": "table_row", "files": [{key: PINNED[key] for key in ("id", "url", "mirror", "sha256")}]},
            [
                ("/source/files/0", "a pinned table needs 'format': jsonl or csv"),
                (
                    "/source/files/0",
                    "a pinned table needs 'key': a key of 1 to 200 characters without control or invisible characters",
                ),
                (
                    "/source/files/0",
                    "a pinned table needs 'text': a key of 1 to 200 characters without control or invisible characters",
                ),
            ],
        ),
    ],
)
def test_a_source_is_compared_with_its_own_kind(tale: Corpus, source: Any, expected: list[tuple[str, str]]) -> None:
    """A collection's source is told only what its own kind asks for, and everything once."""
    apply(tale.root, [Edit(LETTERS, set={"/source": source})])

    assert expected == [(fault.pointer, fault.message) for fault in faults(LETTERS, tale.read_bytes(LETTERS))]


@pytest.mark.parametrize(("value", "here"), [([], "a list"), (None, "null"), ("", "a string"), (7, "a number")])
def test_a_file_of_something_else(value: Any, here: str) -> None:
    """A file whose value is no object is told what it must hold."""
    expected = f"the file must hold a split assignment, an object with documents; here stands {here}"

    assert [expected] == [fault.message for fault in faults(SPLITS, json.dumps(value).encode())]


def test_many_faults_are_cut_short() -> None:
    """After a thousand faults the last says that the rest was not looked at."""
    found = faults(ACTORS, json.dumps({"actors": [0] * 3000}).encode())

    assert 1001 == len(found)
    assert "1,000 faults of shape up to here; the rest of the file was not looked at" == found[-1].message


def test_what_only_the_fast_validator_refuses_is_still_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should the two validators ever differ, the file is reported, not let pass."""

    class Refuses:
        def is_valid(self, _: Any) -> bool:
            return False

    monkeypatch.setattr(schema_shape, "compiled", lambda _: Refuses())

    assert ["the file does not hold a split assignment as the schema describes it"] == [
        fault.message for fault in faults(SPLITS, (TALE / SPLITS).read_bytes())
    ]
