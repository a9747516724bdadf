"""A prediction file is read line by line: every bad line is a finding with its place, quotes find their words."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edits import apply
from sarv.benchmark import lines, predictions
from sarv.benchmark.predictions import Reading, read
from sarv.checks import Check, checks
from sarv.checks._predictions import PREDICTIONS
from sarv.corpus import Corpus
from sarv.records import Prediction
from texts import texts

OF_PREDICTIONS = [check for check in checks().values() if "prediction" in check.views]
TEXT = "Ferrymen met the Ferrymen of Ral. 🚢 Ferrymen left."
DOCUMENTS = {"a": "test", "b": "test", "c": "train"}


def reading_of(path: Path, texts: dict[str, str], documents: dict[str, str] | None = None) -> tuple[list[Prediction], Reading]:
    """The predictions of a file, and what its reading found."""
    reading = Reading()
    made = [line.prediction for line in read(path, texts, documents or DOCUMENTS, {"ferrymen": "union"}, reading)]
    return made, reading


def written(tmp_path: Path, *lines: Any) -> Path:
    """A prediction file of these lines."""
    path = tmp_path / "system.jsonl"
    path.write_text("".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines), "utf-8")
    return path


def places(tmp_path: Path, *quotes: Any, text: str = TEXT) -> list[tuple[int, int]]:
    """Where quotes of mentions stand in the text."""
    mentions = [{"spans": [quote if isinstance(quote, dict) else {"quote": quote}]} for quote in quotes]
    (made,), reading = reading_of(written(tmp_path, {"document": "a", "mentions": mentions}), {"a": text})
    assert [] == reading.findings
    return [(mention.spans[0].start, mention.spans[0].end) for mention in made.mentions or ()]


def of_the_tale(tale: Corpus) -> Reading:
    """What reading the predictions beside the example corpus finds."""
    texts = {path.stem: path.read_text("utf-8") for path in (tale.root / "corpus" / "tale").glob("*.txt")}
    return reading_of(tale.root / PREDICTIONS, texts, dict.fromkeys(texts, "test"))[1]


@pytest.mark.parametrize("check", OF_PREDICTIONS, ids=lambda check: check.code)
def test_bad_example_of_predictions(check: Check, tale: Corpus) -> None:
    """The bad example of a check of predictions yields its code alone, with the line that it stands in."""
    apply(tale.root, check.bad)
    (finding,) = of_the_tale(tale).findings

    assert (check.code, PREDICTIONS) == (finding.code, finding.path)
    assert len(check.bad[0].content.splitlines()) == finding.line  # type: ignore[union-attr] # the example is a whole file


@pytest.mark.parametrize("check", OF_PREDICTIONS, ids=lambda check: check.code)
def test_good_example_of_predictions(check: Check, tale: Corpus) -> None:
    """The good example of a check of predictions has no finding."""
    apply(tale.root, check.good)

    assert [] == of_the_tale(tale).findings


def test_all_findings_of_all_lines_come_in_one_run(tmp_path: Path) -> None:
    """Every bad line is found in one run, each finding at its line and column; the good lines are read."""
    path = written(
        tmp_path,
        {"document": "a", "mentions": []},
        '{"document": "b", "mentions": [],}',
        "",
        {"document": "b", "mentions": [{"spans": []}], "events": [{"stage": 3}]},
        {"document": "x"},
        {"document": "b", "document ": "b"},
        '{"document": "b", "document": "b"}',
        '{"document": "b", "tolls": NaN}',
        "[]",
    )
    made, reading = reading_of(path, {"a": TEXT, "b": TEXT})

    assert ["a"] == [one.document for one in made]
    assert [
        (2, "json_syntax"),
        (4, "schema_shape"),
        (4, "schema_shape"),
        (5, "prediction_document_unknown"),
        (6, "schema_shape"),
        (7, "json_duplicate_key"),
        (8, "json_not_a_number"),
        (9, "schema_shape"),
    ] == [(one.line, one.code) for one in reading.findings]
    assert {"system.jsonl"} == {one.path for one in reading.findings}
    assert 33 == reading.findings[0].column


def test_bytes_that_are_no_text_are_a_finding(tmp_path: Path) -> None:
    """A line that is not UTF-8 is a finding of that line, and the next is read."""
    path = tmp_path / "system.jsonl"
    path.write_bytes(b'{"document": "\xff"}\n{"document": "b"}\n')
    made, reading = reading_of(path, {"b": TEXT})

    assert [(1, "file_encoding")] == [(one.line, one.code) for one in reading.findings]
    assert ["b"] == [one.document for one in made]


def test_findings_speak_of_the_line(tmp_path: Path) -> None:
    """What is wrong with a line is told of the line, where bytes are counted from its beginning, and not of the file."""
    path = tmp_path / "system.jsonl"
    path.write_bytes(b'{"document": "none"}\n\xff\n[]\n{"document":\n')
    messages = [one.message for one in reading_of(path, {}, {"none": "test"})[1].findings]

    assert [2, 3, 4] == [one.line for one in reading_of(path, {}, {"none": "test"})[1].findings]
    assert messages[0].startswith("byte 1 of the line (0xff)")
    assert messages[1].startswith("the line must hold a prediction")
    assert messages[2].startswith("the line ends where a value should stand")


def test_a_line_without_end_does_not_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that is longer than allowed is a finding; the lines after it are read, and keep their numbers."""
    for module in (predictions, lines):
        monkeypatch.setattr(module, "LONGEST_LINE", 100)
    path = written(tmp_path, "x" * 350, {"document": "b"}, "y" * 99)
    made, reading = reading_of(path, {"b": TEXT})

    assert [(1, "file_too_large"), (3, "json_syntax")] == [(one.line, one.code) for one in reading.findings]
    assert ["b"] == [one.document for one in made]
    assert 3 == reading.lines


def test_quotes_without_a_place_take_one_occurrence_after_another(tmp_path: Path) -> None:
    """The same words in a list stand at their first occurrence, then the second, and when there are no more at the last."""
    assert [(0, 8), (17, 25), (36, 44), (36, 44)] == places(tmp_path, "Ferrymen", "Ferrymen", "Ferrymen", "Ferrymen")


def test_a_place_that_is_given_takes_nothing_from_the_others(tmp_path: Path) -> None:
    """A quote with nth or context stands where these say, and the next without them at the first occurrence."""
    nth, context = {"quote": "Ferrymen", "nth": 3}, {"quote": "Ferrymen", "context": "the Ferrymen of"}

    assert [(36, 44), (17, 25), (0, 8)] == places(tmp_path, nth, context, "Ferrymen")


def test_words_inside_other_words_count_last(tmp_path: Path) -> None:
    """A quote stands at whole words where there are any, and inside words where there is nothing else."""
    text = "A policeman and the police."

    assert [(20, 26), (2, 11), (2, 7)] == places(tmp_path, "police", "policeman", "polic", text=text)


def test_words_that_the_text_lacks_are_a_wrong_answer(tmp_path: Path) -> None:
    """A quote that does not occur makes an element that equals nothing, not even another such, and is counted."""
    mentions = [{"spans": [{"quote": "Boatmen"}]}, {"spans": [{"quote": "Boatmen"}]}, {"spans": [{"quote": "Ral", "nth": 2}]}]
    (made,), reading = reading_of(written(tmp_path, {"document": "a", "mentions": mentions}), {"a": TEXT})

    assert {1: 3} == reading.quotes_not_found
    assert 3 == len({one.spans for one in made.mentions or ()})
    assert [] == [one for one in made.mentions or () if one.spans[0].start >= 0]


def test_lines_of_other_splits_are_passed_over(tmp_path: Path) -> None:
    """A document of the release that is not scored here is counted, and no finding."""
    quoted = {"document": "c", "mentions": [{"spans": [{"quote": "anything"}]}]}
    made, reading = reading_of(written(tmp_path, quoted, {"document": "a"}), {"a": TEXT})

    assert ["a"] == [one.document for one in made]
    assert (1, 0, []) == (reading.not_scored, reading.quotes_not_found.total(), reading.findings)


def test_actors_that_the_register_lacks_are_counted(tmp_path: Path) -> None:
    """Wherever an actor is named that the register lacks, it is counted by its id."""
    ghost = {"actor": "ghost"}
    line = {
        "document": "a",
        "mentions": [{"spans": [{"start": 0, "end": 8}], "actors": ["ferrymen", "ghost"]}],
        "stances": [{"holder": ghost, "target": ghost, "polarity": "oppose", "source": {"outlet": "gazette"}}],
        "events": [
            {"casualties": [{"kind": "killed", "of": "spirit", "source": ghost}], "reports": [{"source": ghost, "act": "denied"}]}
        ],
        "tolls": [{"figures": [{"kind": "killed", "source": ghost}]}],
    }
    _, reading = reading_of(written(tmp_path, line), {"a": TEXT})

    assert {"ghost": 6, "spirit": 1} == dict(reading.actors_unknown)


@given(texts, st.data())
def test_a_quote_finds_its_words(tmp_path_factory: pytest.TempPathFactory, text: str, data: st.DataObject) -> None:
    """A quote stands where its words are, in code points, whatever the script."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 20)))
    ((found, found_end),) = places(tmp_path_factory.mktemp("quotes"), text[start:end], text=text)

    assert text[start:end] == text[found:found_end]


def test_the_order_of_keys_places_no_quote(tmp_path: Path) -> None:
    """Each kind of thing counts its own quotes, so that the order of keys in an object does not matter."""
    parts = {
        "triggers": [{"spans": [{"quote": "Ferrymen"}]}],
        "arguments": [{"role": "victim", "spans": [{"quote": "Ferrymen"}]}],
    }
    turned = dict(reversed(parts.items()))
    lines = [{"document": "a", "events": [parts]}, {"document": "b", "events": [turned]}]
    first, second = reading_of(written(tmp_path, *lines), {"a": TEXT, "b": TEXT})[0]

    assert first.events == second.events


@pytest.mark.parametrize("number", ["12.0", "1.2e1", "12.5"])
def test_a_number_with_a_point_is_a_finding(number: str, tmp_path: Path) -> None:
    """Counts and offsets are whole numbers, written in digits alone."""
    figure = f'{{"kind": "killed", "low": {number}, "source": {{"actor": "ferrymen"}}}}'
    line = f'{{"document": "a", "tolls": [{{"figures": [{figure}]}}]}}'
    _, reading = reading_of(written(tmp_path, line), {"a": TEXT})

    assert 1 == len(reading.findings)


def test_an_escaped_key_is_the_key(tmp_path: Path) -> None:
    """A key that is written with an escape is read as what it says."""
    line = '{"document": "a", "mentions": [{"spans": [{"\\u0071uote": "Ral"}]}]}'
    (made,), reading = reading_of(written(tmp_path, line), {"a": TEXT})

    assert [] == reading.findings
    assert 29 == (made.mentions or ())[0].spans[0].start


_KEYS = st.sampled_from(['"document"', '"id"', '"\\u0069d"', '"mentions"'])
_VALUES = st.sampled_from(
    ['"a"', '"m1 "', "[]", "null", "1", "1.0", '{"id": 1}', '[{"id":"m1","spans":[{"start":1,"end":2}]}]', "NaN"]
)


@given(st.lists(st.tuples(_KEYS, st.sampled_from([":", " : "]), _VALUES), max_size=3))
def test_the_quick_way_reads_as_the_strict_one_does(pairs: list[tuple[str, str, str]]) -> None:
    """What is read without looking at every key is what looking at every key gives; twice the same key is not read."""
    line = ('{"document":"b"' + "".join(f", {key}{colon}{value}" for key, colon, value in pairs) + "}").encode()
    try:
        quickly = lines._quickly(line)
    except ValueError:
        return
    assert quickly is None or quickly == lines._strictly(line)


@pytest.mark.parametrize(
    "rest",
    [
        '"document":"a"',
        '"\\u0064ocument":"b"',
        '"mentions":[{"spans":[{"start":0,"end":1.0}]}]',
        '"mentions":NaN',
        '"mentions":1e2',
    ],
)
def test_what_needs_care_is_not_read_quickly(rest: str) -> None:
    """Keys that are there twice, escapes, fractions and numbers that JSON has not are left to the strict way."""
    try:
        value = lines._quickly(f'{{"document":"a",{rest}}}'.encode())
    except ValueError:
        value = None
    assert None is value
