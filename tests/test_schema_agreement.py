"""The check of shape and the schemas agree: on what is a fault, and on the words for it."""

import json
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edits import TALE
from sarv.checks import schema_shape
from sarv.checks._views import FileView
from sarv.corpus import KINDS, Kind, kind_of
from sarv.records import ANNOTATOR_KINDS
from sarv.schema import compiled, schema, schema_folder

EXAMPLES = {
    str(path.relative_to(TALE)): json.loads(path.read_bytes())
    for top in ("annotations", "corpus")
    for path in sorted((TALE / top).rglob("*.json"))
}


def every_place(value: Any, above: str = "") -> Iterator[str]:
    """Every pointer into a value."""
    yield above
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for token, member in members:
        yield from every_place(member, f"{above}/{token}")


@given(st.data())
def test_both_validators_agree(data: st.DataObject) -> None:
    """Whatever is put anywhere into a file, the check finds a fault where and only where the fast validator does."""
    path = data.draw(st.sampled_from(sorted(EXAMPLES)))
    kind = kind_of(path)
    assert kind is not None
    place = data.draw(st.sampled_from(list(every_place(EXAMPLES[path]))[1:]))
    odd: st.SearchStrategy[Any] = st.sampled_from(
        [None, True, 0, -1, 1, 2**53 - 1, "", "a", "m1", "A", "é", "a\n", "٣", "2018-01-01", [], {}, [[]], {"a": 1}]
    )
    text = st.text(st.characters(codec="utf-8"), max_size=70)
    value = replaced(EXAMPLES[path], place.split("/")[1:], data.draw(odd | text | st.dictionaries(text, odd, max_size=3)))

    found = list(schema_shape.check(FileView(path, json.dumps(value).encode(), kind)))

    assert compiled(kind.schema).is_valid(value) == (not found)
    assert len({(fault.pointer, fault.message) for fault in found}) == len(found)
    if not found:
        assert msgspec.convert(value, kind.record)


def replaced(value: Any, tokens: list[str], new: Any) -> Any:
    """The value with `new` at the place that the tokens lead to."""
    if not tokens:
        return new
    first, *rest = tokens
    if isinstance(value, list):
        return [replaced(member, rest, new) if at == int(first) else member for at, member in enumerate(value)]
    return {key: replaced(member, rest, new) if key == first else member for key, member in value.items()}


def leaves(part: Any) -> Iterator[Any]:
    """Every part of a schema that describes a value without members."""
    if isinstance(part, dict):
        if part.get("type") in ("string", "integer", "boolean") or "enum" in part:
            yield part
        for inner in part.values():
            yield from leaves(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from leaves(inner)


@pytest.mark.parametrize("path", sorted(schema_folder().glob("*.schema.json")), ids=lambda path: path.name)
def test_schemas_can_be_put_into_words(path: Any) -> None:
    """Every simple value that a schema describes has a description, from which messages are made."""
    assert [] == [part for part in leaves(json.loads(path.read_bytes())) if "description" not in part]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.pattern.pattern)
def test_schemas_name_their_objects(kind: Kind) -> None:
    """Every schema of a corpus file has a title, which messages call the file's object by."""
    assert schema(kind.schema)["title"]


def test_what_may_judge_is_what_the_schema_says() -> None:
    """The kinds of annotators that commands offer are those of the schema, in its order."""
    assert schema("common")["$defs"]["annotator"]["properties"]["kind"]["enum"] == list(ANNOTATOR_KINDS)
