"""Hostile files of foreign formats become findings with a code and a place, quickly, and never a traceback."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sarv.checks import checks
from sarv.checks._tale import ONE
from sarv.conversion import Converted
from sarv.corpus import Corpus
from sarv.foreign import Given, _read, export, import_
from sarv.formats import formats
from sarv.lookup import load_folder

NAMES = {
    "brat": "tale-0001.ann",
    "doccano": "doccano.jsonl",
    "label_studio": "label-studio.json",
    "prodigy": "prodigy.jsonl",
    "spacy_docbin": "annotations.spacy",
    "uima_xmi": "tale-0001.xmi",
    "web_annotation": "tale-0001.jsonld",
    "webanno_tsv": "tale-0001.tsv",
}
GIVEN = Given("tale-0001", "first", "one", ())


def written(tale: Corpus, name: str) -> bytes:
    """A good file of a format, and what belongs beside it in the folder `out`."""
    exported = export(tale, load_folder(tale), formats()[name], [ONE])
    (tale.root / "out").mkdir(exist_ok=True)
    for file, data in exported.files.items():
        (tale.root / "out" / file).write_bytes(data)
    return exported.files[NAMES[name]]


def read(tale: Corpus, name: str, raw: bytes) -> list[Converted]:
    """What becomes of a file with that content."""
    path = tale.root / "out" / NAMES[name]
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(raw)
    return [converted for _, converted in import_(tale, load_folder(tale), [(path, formats()[name])], GIVEN).found]


def found(tale: Corpus, name: str, raw: bytes) -> list[tuple[str, str]]:
    """Code and place of the findings of a file; each has a known code, and nothing comes of the file."""
    [converted] = read(tale, name, raw)
    assert converted.annotation is None
    assert {finding.code for finding in converted.findings} <= checks().keys()
    assert {str(tale.root / "out" / NAMES[name])} == {finding.path for finding in converted.findings}
    return [(finding.code, finding.pointer) for finding in converted.findings]


ANYWHERE = {
    "not UTF-8": b"T1\tmention 0 8\tFerrym\xffen\n",
    "NUL": b"\0\0\0\0",
    "brackets": b"[" * 50_000,
    "braces": b'{"a":' * 50_000,
    "a number": b"1",
    "a string": b'"text"',
    "nulls": b"[null, null]",
    "an empty object": b"{}",
    "half a pair": rb'{"text": "\ud800", "entities": [], "items": []}',
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("hostile", ANYWHERE)
def test_what_is_no_such_file_is_a_finding(name: str, hostile: str, tale: Corpus) -> None:
    """What is not of the format at all is a fault of its syntax, and nothing else."""
    assert {"format_syntax"} == {code for code, _ in found(tale, name, ANYWHERE[hostile])}


@pytest.mark.parametrize("name", [name for name in NAMES if name != "brat"])
def test_an_empty_file_is_a_finding(name: str, tale: Corpus) -> None:
    """A file without a document says nothing of any; an empty file of brat is an annotation without elements."""
    assert {"format_syntax"} == {code for code, _ in found(tale, name, b"")}


@pytest.mark.parametrize("name", NAMES)
def test_a_truncated_file_is_a_finding(name: str, tale: Corpus) -> None:
    """A file that was cut in the middle of a line is a fault of its syntax."""
    raw = written(tale, name)
    cut = raw[: raw.index(b"\nE3") + 5] if name == "brat" else raw[: len(raw) // 2]

    assert {"format_syntax"} == {code for code, _ in found(tale, name, cut)}


@pytest.mark.parametrize("name", ["brat", "label_studio", "prodigy", "web_annotation"])
@pytest.mark.parametrize("change", [b"\xef\xbb\xbf", b"\r\n"])
def test_windows_is_no_hindrance(name: str, change: bytes, tale: Corpus) -> None:
    """A byte order mark, or carriage returns at the ends of lines, change nothing."""
    raw = written(tale, name)

    [converted] = read(tale, name, change + raw if change == b"\xef\xbb\xbf" else raw.replace(b"\n", change))

    assert [] == converted.findings
    assert tale.load(ONE, type(converted.annotation)).mentions == (converted.annotation and converted.annotation.mentions)


BRAT = {
    "huge number": ("T1\tmention 0 8\t", f"T1\tmention 0 {'9' * 5000}\t", "format_syntax", "line 1"),
    "past the end": ("T1\tmention 0 8\t", "T1\tmention 0 8000\t", "span_outside_text", "line 1"),
    "backwards": ("T1\tmention 0 8\tFerrymen", "T1\tmention 8 0\tFerrymen", "format_text_differs", "line 1"),
    "negative": ("T1\tmention 0 8\t", "T1\tmention -3 8\t", "format_syntax", "line 1"),
    "id twice": ("T2\tmention", "T1\tmention", "format_syntax", "line 4"),
    "no such entity": ("E2\tstance:T12 proposition:T13", "E2\tstance:T12 proposition:T99", "format_meaning", "line 39"),
    "its own trigger": ("E1\tstance:T11", "E1\tstance:E1", "format_meaning", "line 32"),
    "remark": ("#1\tAnnotatorNotes T1\tid=m1; actors=ferrymen", "#1\tAnnotatorNotes T1\tnot sure", "format_meaning", "line 3"),
    "two values": (
        "A1\tmention_form T1 name",
        "A1\tmention_form T1 name\nA99\tmention_form T1 nominal",
        "format_meaning",
        "line 3",
    ),
    "unknown label": ("A1\tmention_form T1 name", "A1\tmention_form T1 names", "label_unknown", "line 1"),
    "unknown attribute": ("A1\tmention_form T1 name", "A1\tcolour T1 name", "format_meaning", "line 1"),
    "normalization": ("A1\tmention_form T1 name", "N1\tReference T1 Wiki:1\tFerrymen", "format_syntax", "line 2"),
    "attribute of nothing": ("A1\tmention_form T1 name", "A1\t", "format_syntax", "line 2"),
    "relation of nothing": ("A1\tmention_form T1 name", "R1\t", "format_syntax", "line 2"),
    "note of nothing": ("A1\tmention_form T1 name", "#9\t", "format_syntax", "line 2"),
    "event of nothing": ("A1\tmention_form T1 name", "E9\t", "format_syntax", "line 2"),
    "only an id": ("A1\tmention_form T1 name", "T99", "format_syntax", "line 2"),
    "unknown actor": ("actors=ferrymen\nT2", "actors=farrymen\nT2", "actor_unknown", "line 1"),
    "cycle": ("responds_to:E4", "responds_to:E4\nR1\tpart_of Arg1:E4 Arg2:E5", "link_cycle", "line 75"),
}


@pytest.mark.parametrize("case", BRAT)
def test_a_fault_of_a_brat_file_has_its_line(case: str, tale: Corpus) -> None:
    """What is wrong with a line of a brat file is found there, with the code that explains it."""
    old, new, code, place = BRAT[case]
    raw = written(tale, "brat").decode()
    assert old in raw

    findings = found(tale, "brat", raw.replace(old, new, 1).encode())

    assert (code, place) in findings


def edited(raw: bytes, path: str, value: Any) -> bytes:
    """A JSON value with another value at a path; of lines, in the first."""
    whole = json.loads(raw)
    *above, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    holder = whole
    for step in above:
        holder = holder[step]
    holder[last] = value
    return json.dumps(whole).encode()


SELECTOR = "items/0/target/selector/0"
EDITS = {
    "prodigy, text for a number": ("prodigy", "spans/0/start", "0", "format_syntax", "line 1 /spans/0/start"),
    "prodigy, fraction": ("prodigy", "spans/0/start", 0.5, "format_syntax", "line 1 /spans/0/start"),
    "prodigy, huge": ("prodigy", "spans/0/end", 10**30, "format_syntax", "line 1 /spans/0/end"),
    "prodigy, past the end": ("prodigy", "spans/0/end", 10**6, "span_outside_text", "line 1 /spans/0"),
    "prodigy, negative": ("prodigy", "spans/0/start", -4, "schema_shape", "line 1 /spans/0"),
    "prodigy, id twice": ("prodigy", "spans/1/id", "m1", "format_meaning", "line 1 /spans/0"),
    "prodigy, rejected": ("prodigy", "answer", "reject", "format_meaning", "line 1 /answer"),
    "prodigy, another text": ("prodigy", "text", "Ferrymen shut nothing.", "format_text_differs", "line 1"),
    "prodigy, unknown label": ("prodigy", "spans/0/label", "boat", "format_meaning", "line 1 /spans/0"),
    "prodigy, no such relation": ("prodigy", "relations/2/label", "boat", "format_meaning", "line 1 /relations/2"),
    "doccano, remark": ("doccano", "Comments", ["unsure"], "format_meaning", "line 1 /Comments"),
    "doccano, no such entity": ("doccano", "relations/0/to_id", 999, "format_meaning", "line 1 /relations/0"),
    "doccano, id twice": ("doccano", "entities/1/id", 0, "format_meaning", "line 1 /entities/0"),
    "doccano, a bare entity": ("doccano", "entities/0", "mention", "format_syntax", "line 1 /entities/0"),
    "web, no position": ("web_annotation", f"{SELECTOR}/type", "XPathSelector", "format_meaning", "/items/0/target"),
    "web, other words": ("web_annotation", "items/0/target/selector/1/exact", "boat", "format_text_differs", "/items/0"),
    "web, no term of ours": ("web_annotation", "items/0/body/type", "TextualBody", "format_meaning", "/items/0/body"),
    "web, a list for a word": ("web_annotation", "items/0/body/sarv:form", [], "format_meaning", "/items/0/body/sarv:form"),
    "web, end missing": ("web_annotation", f"{SELECTOR}/end", None, "format_syntax", "/items/0/target/selector"),
    "label studio, no annotation": ("label_studio", "0/annotations", [], "format_meaning", "/0"),
    "label studio, past the end": (
        "label_studio", "0/annotations/0/result/0/value/end", 9999, "region_span", "/0/annotations/0/result/m1",
    ),
    "label studio, unknown label": (
        "label_studio", "0/annotations/0/result/0/value/labels/0", "boat", "region_label_unknown", "/0/annotations/0/result/m1",
    ),
    "label studio, another text": ("label_studio", "0/data/text", "Another.", "format_text_differs", "/0"),
}  # fmt: skip


@pytest.mark.parametrize("case", EDITS)
def test_a_fault_of_a_json_file_has_its_place(case: str, tale: Corpus) -> None:
    """What is wrong with a value of a JSON file is found there, with the code that explains it."""
    name, path, value, code, place = EDITS[case]

    findings = found(tale, name, edited(written(tale, name), path, value))

    assert (code, place) in findings


def test_words_are_compared_with_a_document_that_the_caller_names(tale: Corpus) -> None:
    """Web Annotations that do not say which document they are of are compared with the words of the one that is given."""
    page = json.loads(written(tale, "web_annotation"))
    page["items"][0]["target"]["selector"][1]["exact"] = "boat"
    unnamed = {key: value for key, value in page.items() if key not in ("sarv:document", "sarv:text_sha256")}

    assert [("format_text_differs", "/items/0")] == found(tale, "web_annotation", json.dumps(unnamed).encode())


def test_a_duplicate_key_is_a_finding(tale: Corpus) -> None:
    """Of a key that stands twice in an object, no value is chosen."""
    raw = written(tale, "prodigy").replace(b'{"text":', b'{"text":"","text":', 1)

    assert [("format_syntax", "line 1, column 12")] == found(tale, "prodigy", raw)


LARGE = {
    "brackets": b"[" * 2**18,
    "colons": b"E1\t" + b":" * 2**18,
    "digits": b"T1\tmention 0 " + b"9" * 2**18 + b"\tx",
    "semicolons": b"T1\tmention " + b"0 1;" * 2**16 + b"\tx",
    "lines": b"E1\ta:T1\n" * 2**15,
    "notes": b"#1\tN T1\t" + b"a=" * 2**17,
    "objects": b"[" + b"{}," * 2**16 + b"{}]",
    "empty lines": b"\n" * 2**18,
    "short lines": b"{}\n" * 2**16,
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("hostile", LARGE)
def test_much_of_anything_is_read_in_time_that_grows_with_it(name: str, hostile: str, tale: Corpus) -> None:
    """A hostile quarter of a megabyte, which would take minutes if all were compared with all, is read."""
    path = tale.root / NAMES[name]
    path.write_bytes(LARGE[hostile])
    folder = load_folder(tale)
    begun = time.process_time()

    imported = import_(tale, folder, [(path, formats()[name])], GIVEN)

    assert time.process_time() - begun < 30
    assert all(converted.findings or hostile == "empty lines" for _, converted in imported.found)


def test_a_file_that_is_too_large_is_not_read(tale: Corpus) -> None:
    """A file of more than 64 MiB is a finding, whatever is in it."""
    path = tale.root / "tale-0001.ann"
    with path.open("wb") as file:
        file.truncate(65 << 20)

    [(_, converted)] = import_(tale, load_folder(tale), [(path, formats()["brat"])], GIVEN).found

    assert [("format_syntax", "a file of more than 64 MiB is not read")] == [
        (one.code, one.message) for one in converted.findings
    ]


def test_nothing_outside_the_folder_is_read(tale: Corpus, tmp_path: Path) -> None:
    """What lies beside a file is read from its own folder only."""
    (tale.root / "out").mkdir()
    (tale.root / "out/tale-0001.ann").write_bytes(b"")
    (tale.root / "secret").write_bytes(b"secret")
    file, _ = _read(tale, tale.root / "out/tale-0001.ann", formats()["brat"])

    assert tmp_path in tale.root.parents
    assert (None, None, b"") == (file.beside("../secret"), file.beside(str(tale.root / "secret")), file.beside("tale-0001.ann"))


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_no_change_of_a_file_makes_reading_fail(name: str, data: st.DataObject, tale: Corpus) -> None:
    """Whatever byte of a good file is changed, it becomes an annotation or findings."""
    raw = written(tale, name)
    at = data.draw(st.integers(0, len(raw) - 1))
    length = data.draw(st.integers(0, 30))
    new = data.draw(
        st.binary(max_size=8) | st.sampled_from([b"0", b"-1", b"null", b"[]", b"{}", b'"', b"\n", b"\t", b";", b"9" * 400])
    )

    for converted in read(tale, name, raw[:at] + new + raw[at + length :]):
        assert (converted.annotation is None) == bool(converted.findings)
