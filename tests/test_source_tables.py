"""Texts in tables, JSON Lines and CSV: taken by their keys; what is not as the collection says is refused."""

from pathlib import Path

import pytest

from standoff import RIGHT, TEXTS, documents, json_lines, outcomes, table


def test_json_lines(tmp_path: Path) -> None:
    """Documents are rows of a JSON Lines table; a line end of Unicode within a text is no end of a row."""
    data = json_lines()

    assert (RIGHT, []) == outcomes(tmp_path, table(data), data)


def test_csv(tmp_path: Path) -> None:
    """Documents are rows of a CSV table; line ends and quotation marks within a field stay as they are."""
    texts = {"NOTE-1": 'She said "no",\r\nthen\nleft.', "NOTE-2": " x " * 100_000}
    data = b"nr,body,name\r\n"
    for key, text in texts.items():
        data += f'1,"{text.replace(chr(34), chr(34) * 2)}",{key}\r\n'.encode()
    found, problems = outcomes(tmp_path, table(data, "csv"), data, documents(texts))

    assert ([], list(texts.values())) == (problems, list(found.values()))


def test_key_that_is_missing(tmp_path: Path) -> None:
    """A document whose key the table lacks is reported by that key; the others are found."""
    data = json_lines({key: text for key, text in TEXTS.items() if key != "NOTE-2"})
    found, [problem] = outcomes(tmp_path, table(data), data)

    assert {"notes-1", "notes-3"} == set(found)
    assert ("key_missing", ("notes-2",)) == (problem.code, problem.documents)
    assert "'NOTE-2'" in problem.message


def test_key_that_stands_twice(tmp_path: Path) -> None:
    """A key that two rows have gives no text, even if the texts are equal; other keys do."""
    data = json_lines() + json_lines({"NOTE-1": TEXTS["NOTE-1"]})
    found, [problem] = outcomes(tmp_path, table(data), data)

    assert {"notes-2", "notes-3"} == set(found)
    assert ("key_repeated", ("notes-1",)) == (problem.code, problem.documents)


FAULTY = {
    "not JSON": ("jsonl", b'{"name": "NOTE-1", "body": "x"}\n{"name": \n', "line 2 is not JSON"),
    "a key twice": ("jsonl", b'{"name": "NOTE-1", "name": "NOTE-2", "body": "x"}\n', "line 1 is not JSON, or has a key twice"),
    "no object": ("jsonl", b"[1]\n", "line 1 is not a JSON object"),
    "without end": ("jsonl", b'{"name": ' + b"[" * 100_000, "line 1 is not JSON"),
    "not UTF-8": ("jsonl", b'{"name": "NOTE-1", "body": "\xff"}\n', "is not UTF-8"),
    "no such column": ("csv", b"name,text\nNOTE-1,x\n", "has 0 columns 'body'"),
    "a column twice": ("csv", b"name,body,body\nNOTE-1,x,y\n", "has 2 columns 'body'"),
    "a field too many": ("csv", b"name,body\nNOTE-1,x,y\n", "row 1 has 3 fields"),
    "a field too few": ("csv", b"name,body\nNOTE-1,x\nNOTE-2\n", "row 2 has 1 fields"),
    "an open quotation mark": ("csv", b'name,body\nNOTE-1,"x\n', "is not CSV"),
    "empty": ("csv", b"", "has 0 columns 'name'"),
}


@pytest.mark.parametrize(("form", "data", "reason"), FAULTY.values(), ids=FAULTY.keys())
def test_table_that_is_faulty(tmp_path: Path, form: str, data: bytes, reason: str) -> None:
    """A table that is not what the collection says is a problem that names the row or the column, and quotes no text."""
    _, [problem] = outcomes(tmp_path, table(data, form), data)

    assert ("table_faulty", tuple(RIGHT)) == (problem.code, problem.documents)
    assert reason in problem.message


def test_value_that_is_no_string(tmp_path: Path) -> None:
    """A row whose text is no string holds no text; it does not keep the other rows from being read."""
    data = b'{"name": "NOTE-1", "body": null}\n{"name": 2, "body": "x"}\n' + json_lines({"NOTE-3": TEXTS["NOTE-3"]})
    found, problems = outcomes(tmp_path, table(data), data)

    assert {"notes-3"} == set(found)
    assert ["key_missing", "key_missing"] == [problem.code for problem in problems]
