"""A file of several documents: what is wrong with one has its place, and hides nothing that is wrong with the others."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from sarv.checks._example import GOLD
from sarv.checks._tale import ONE
from sarv.cli import sarv
from sarv.corpus import Corpus
from sarv.foreign import Given, export, import_
from sarv.formats import formats
from sarv.lookup import load_folder

LETTERS = [f"annotations/rounds/first/one/tale-000{number}.json" for number in (1, 2, 3)]


def lines(tale: Corpus, name: str) -> list[dict[str, Any]]:
    """Three documents in a format of JSON Lines."""
    [raw] = export(tale, load_folder(tale), formats()[name], LETTERS).files.values()
    return [json.loads(line) for line in raw.splitlines()]


def found(tale: Corpus, name: str, values: list[dict[str, Any]], given: Given | None = None) -> list[tuple[str, int, str]]:
    """Code, line and pointer of all findings in a file of JSON Lines, and `read` for each document that has none."""
    path = tale.root / "several.jsonl"
    path.write_text("".join(f"{json.dumps(value)}\n" for value in values), "utf-8")
    imported = import_(tale, load_folder(tale), [(path, formats()[name])], given or Given())
    told = [(one.code, one.line, one.pointer) for _, made in imported.found for one in made.findings]
    return told + [("read", 0, made.path) for _, made in imported.found if not made.findings]


def test_a_document_that_is_not_named_has_its_line(tale: Corpus) -> None:
    """Where one of several documents does not say whose annotation it is, its line is told; the others are read."""
    tasks = lines(tale, "prodigy")
    tasks[1]["meta"] = {"source": "wire"}

    assert [("format_incomplete", 2, "line 2"), ("read", 0, LETTERS[0]), ("read", 0, LETTERS[2])] == found(tale, "prodigy", tasks)


def test_an_unknown_document_and_another_text_have_their_lines(tale: Corpus) -> None:
    """That there is no such document, and that a text is another, is found at the line of the document."""
    tasks = lines(tale, "prodigy")
    tasks[0]["meta"]["document"] = "tale-0099"
    tasks[2]["text"] = f"X{tasks[2]['text'][1:]}"

    told = [("document_unknown", 1, "line 1"), ("format_text_differs", 3, "line 3"), ("read", 0, LETTERS[1])]
    assert told == sorted(found(tale, "prodigy", tasks))


def test_what_cannot_be_read_hides_nothing_else(tale: Corpus) -> None:
    """A document that is refused does not keep the faults of the next from being found in the same run."""
    tasks = lines(tale, "prodigy")
    tasks[0]["answer"] = "reject"
    tasks[1]["spans"].append({"start": 0, "end": 3, "label": "PERSON"})
    number = len(tasks[1]["spans"]) - 1

    told = [
        ("format_meaning", 1, "line 1 /answer"),
        ("format_meaning", 2, f"line 2 /spans/{number}"),
        ("read", 0, LETTERS[2]),
    ]
    assert told == sorted(found(tale, "prodigy", tasks))


def without(key: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """Leave a key out of a line."""
    return lambda line: {name: value for name, value in line.items() if name != key}


OTHERS: dict[str, tuple[str, str, Callable[[dict[str, Any]], dict[str, Any]]]] = {
    "doccano's, read as Prodigy's": ("doccano", "prodigy", without("relations")),
    "Prodigy's, read as doccano's": ("prodigy", "doccano", without("relations")),
    "of an older doccano": ("doccano", "doccano", lambda line: {"text": line["text"], "labels": [[0, 8, "mention"]]}),
    "without entities": ("doccano", "doccano", without("entities")),
}


@pytest.mark.parametrize("case", OTHERS)
def test_a_line_of_another_format_is_no_empty_annotation(tale: Corpus, case: str) -> None:
    """What has no place for annotations, as this format has it, is refused: it would be read as if nothing were marked."""
    written, read, change = OTHERS[case]
    line = change(lines(tale, written)[0])

    assert [("format_syntax", 1, "line 1")] == found(tale, read, [line], Given("tale-0001", "first", "one", ()))


def test_a_task_without_spans_has_tokens(tale: Corpus) -> None:
    """Prodigy may leave out spans where nobody marked any: its tokens or hashes show that the task is one of its own."""
    task = without("spans")(lines(tale, "prodigy")[0]) | {"relations": []}

    assert [("read", 0, ONE)] == found(tale, "prodigy", [task])
    assert [("read", 0, ONE)] == found(tale, "prodigy", [without("tokens")(task) | {"_input_hash": 5}])


SHAPES = {
    "missing": ([{}], "`data` is missing here"),
    "another": ([{"data": []}], "this must be an object, and is a list"),
    "number": ([{"data": {"doc_id": 1, "text": ""}}], "this must be a string, and is a whole number"),
    "either": ([{"data": {"doc_id": "x", "text": "", "round": []}}], "this must be a string or null, and is a list"),
}


@pytest.mark.parametrize("case", SHAPES)
def test_another_shape_is_told_in_words_of_json(tale: Corpus, case: str) -> None:
    """What is not of the shape that a format needs is said without names of types of any program."""
    value, said = SHAPES[case]
    path = tale.root / "tasks.json"
    path.write_text(json.dumps(value), "utf-8")

    [(_, made)] = import_(tale, load_folder(tale), [(path, formats()["label_studio"])], Given()).found

    assert [("format_syntax", said)] == [(one.code, one.message) for one in made.findings]


def test_the_same_document_twice_is_told_of_one_file(tale: Corpus, tmp_path: Path) -> None:
    """Where one file would give two annotations the same place, it is named once."""
    path = tmp_path / "twice.jsonl"
    path.write_text(f"{json.dumps(lines(tale, 'prodigy')[0])}\n" * 2, "utf-8")

    done = CliRunner().invoke(sarv, ["convert", str(path), "--to", "annotation", "--folder", str(tale.root)])

    assert 2 == done.exit_code
    said = f"{path}, given twice or with two annotations of a document, would be written twice to {ONE}; nothing was written."
    assert said in done.stderr


def test_faults_are_told_before_that_gold_is_nobodys(tale: Corpus, tmp_path: Path) -> None:
    """Where one document is gold, which is not written, and another has a fault, the fault is told."""
    [gold] = export(tale, load_folder(tale), formats()["prodigy"], [GOLD]).files.values()
    path = tmp_path / "gold.jsonl"
    path.write_bytes(gold + b'{"text": "", "spans": [], "answer": "ignore"}\n')

    done = CliRunner().invoke(sarv, ["convert", str(path), "--to", "annotation", "--folder", str(tale.root), "--json"])

    assert (1, [2]) == (done.exit_code, [one["line"] for one in json.loads(done.stdout)["findings"]])
