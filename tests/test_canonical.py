"""The canonical form: one file for one content, readable by line."""

import json

import msgspec
from hypothesis import given

from sarv.canonical import canonical
from sarv.corpus import kind_of, read_record
from sarv.records import Annotation, Splits
from texts import annotated


@given(annotated())
def test_the_canonical_form_is_the_record(pair: tuple[str, Annotation]) -> None:
    """What is written is read back as the same record, by this kit and by any JSON reader."""
    _, annotation = pair
    raw = canonical(annotation)
    kind = kind_of("annotations/gold/tale-0001.json")
    assert kind is not None

    assert annotation == msgspec.json.decode(raw, type=Annotation)
    assert annotation == read_record(kind, raw)
    assert json.loads(msgspec.json.encode(annotation)) == json.loads(raw)


@given(annotated())
def test_every_member_of_a_list_has_its_line(pair: tuple[str, Annotation]) -> None:
    """A mention is one line, so that a difference between versions shows mentions."""
    _, annotation = pair
    lines = canonical(annotation).decode("utf-8").splitlines()

    assert len(annotation.mentions) == sum(line.startswith('    {"id":"m') for line in lines)


def test_keys_of_a_map_are_sorted() -> None:
    """The order in which documents were assigned leaves no trace."""
    one, other = {"b-1": "test", "a-1": "train"}, {"a-1": "train", "b-1": "test"}

    assert canonical(Splits(documents=one)) == canonical(Splits(documents=other))


def test_the_notation_is_fixed() -> None:
    """Two spaces a level, one member a line, a final newline; empty containers stand on their key's line."""
    assert b'{\n  "documents": {\n    "a-1": "train"\n  }\n}\n' == canonical(Splits(documents={"a-1": "train"}))
    assert b'{\n  "documents": {}\n}\n' == canonical(Splits(documents={}))
