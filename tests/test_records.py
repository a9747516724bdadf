"""The records of the code and the JSON Schemas say the same; schemas are valid and tight; layers and mappings fit together."""

import json
import types
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from referencing import Registry, Resource

from sarv import records
from sarv.checks._fingerprinted import MADE
from sarv.checks._tale import COMPARED
from sarv.corpus import KINDS
from sarv.layers import LabelMapping, Layer, labels, layers, mappings
from sarv.questions import Questionnaire
from sarv.records import Record
from sarv.schema import compiled, schema, schema_folder

NAMES = sorted(path.name.removesuffix(".schema.json") for path in schema_folder().glob("*.schema.json"))
ALL: dict[str, dict[str, Any]] = {name: dict(schema(name)) for name in NAMES}
REGISTRY: Any = Registry().with_resources([(one["$id"], Resource.from_contents(one)) for one in ALL.values()])

PAIRS: dict[str, type[Record]] = {kind.schema: kind.record for kind in KINDS} | {"layer": Layer, "mapping": LabelMapping}
PAIRS["questionnaire"] = Questionnaire


def resolve(part: Any, base: str) -> tuple[dict[str, Any], str]:
    """A part of a schema with its reference followed, and the schema it then is in."""
    while "$ref" in part:
        file, _, pointer = part["$ref"].partition("#")
        base = file.removesuffix(".schema.json") or base
        part = ALL[base]
        for token in pointer.split("/")[1:]:
            part = part[token]
    return part, base


def differences(kind: Any, part: Any, base: str, where: str) -> Iterator[str]:
    """Where a type of the code and a part of a schema do not say the same."""
    part, base = resolve(part, base)
    arguments = [argument for argument in typing.get_args(kind) if argument is not type(None)]
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        if len(arguments) > 1:
            yield from tagged_differences(arguments, part, base, where)
            return
        kind = arguments[0]
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        yield from struct_differences(kind, part, base, where)
    elif typing.get_origin(kind) is tuple:
        if part.get("type") != "array":
            yield f"{where}: not an array in the schema"
        else:
            yield from differences(typing.get_args(kind)[0], part["items"], base, f"{where}[]")
    elif typing.get_origin(kind) is dict:
        yield from differences(typing.get_args(kind)[1], part["additionalProperties"], base, f"{where}{{}}")
    else:
        words = {"string": str, "integer": int, "boolean": bool}
        expected = words.get(part.get("type", "string" if "enum" in part or "const" in part else "?"))
        if expected is not kind:
            yield f"{where}: {kind} in the code, {part} in the schema"


def struct_differences(kind: type[msgspec.Struct], part: Any, base: str, where: str) -> Iterator[str]:
    """Where the fields of a record and the properties of an object differ, in names, order, need or type."""
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    properties = {name: inner for name, inner in part.get("properties", {}).items() if name != "kind" or name in fields}
    if list(fields) != list(properties):
        yield f"{where}: fields {list(fields)}, properties {list(properties)}"
        return
    if part.get("additionalProperties") is not False:
        yield f"{where}: the schema allows unknown keys"
    needed = {name for name, field in fields.items() if field.required}
    if needed != set(part.get("required", ())) - {"kind"} | (needed & {"kind"}):
        yield f"{where}: needed {sorted(needed)}, required {sorted(part.get('required', ()))}"
    for name, field in fields.items():
        yield from differences(field.type, properties[name], base, f"{where}.{name}")


def tagged_differences(kinds: list[Any], part: Any, base: str, where: str) -> Iterator[str]:
    """Where the kinds of a tagged union and the branches of the schema differ."""
    branches = {branch["if"]["properties"]["kind"]["const"]: branch["then"] for branch in part["allOf"]}
    by_tag = {kind.__struct_config__.tag: kind for kind in kinds}
    if set(branches) != set(by_tag) or set(part["properties"]["kind"]["enum"]) != set(by_tag):
        yield f"{where}: kinds {sorted(by_tag)}, branches {sorted(branches)}"
    for tag, kind in by_tag.items():
        yield from differences(kind, branches[tag], base, f"{where}<{tag}>")


@pytest.mark.parametrize("name", sorted(PAIRS))
def test_records_and_schemas_agree(name: str) -> None:
    """A record has the schema's keys in the schema's order, needs what it requires, and has its types, to the last level."""
    assert [] == list(differences(PAIRS[name], ALL[name], name, name))


def test_a_prediction_agrees_with_its_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    """The record of a prediction says what its schema says, where spans are offsets."""
    with_offsets = json.loads(json.dumps(ALL["prediction"]))
    with_offsets["$defs"]["extent"] = {"$ref": "common.schema.json#/$defs/span"}
    monkeypatch.setitem(ALL, "prediction", with_offsets)

    assert [] == list(differences(records.Prediction, with_offsets, "prediction", "prediction"))


def test_gold_is_a_prediction() -> None:
    """What gold says of a document can be handed in as a prediction: each element has at least the keys of gold's."""
    for name in ("mention", "cue", "target", "stance", "trigger", "argument", "casualties", "report", "event"):
        gold, predicted = ALL["common"]["$defs"][name], ALL["prediction"]["$defs"][name]
        assert set(gold["properties"]) <= set(predicted["properties"])
        assert set(predicted.get("required", ())) <= set(gold.get("required", ())) | {"actor"}


def test_a_prediction_may_quote_or_count() -> None:
    """Spans of a prediction may be offsets or quotes, and nothing else."""
    registry_free = jsonschema.Draft202012Validator(ALL["prediction"], registry=REGISTRY)

    def prediction(span: dict[str, Any]) -> dict[str, Any]:
        mention = {"id": "m1", "spans": [span], "actors": ["ferrymen"], "form": "name"}
        return {"document": "tale-0001", "mentions": [mention]}

    assert [True, True, False, False] == [
        registry_free.is_valid(prediction(span))
        for span in ({"start": 0, "end": 8}, {"quote": "Ferrymen", "nth": 1}, {"quote": ""}, {"start": 0})
    ]


@pytest.mark.parametrize("name", NAMES)
def test_schemas_are_valid(name: str) -> None:
    """Every schema is valid against the meta-schema of JSON Schema 2020-12."""
    assert "https://json-schema.org/draft/2020-12/schema" == ALL[name]["$schema"]
    jsonschema.Draft202012Validator.check_schema(ALL[name])


def parts(value: Any, where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object in a schema file with its place."""
    if isinstance(value, dict):
        yield where, value
        for name, inner in value.items():
            yield from parts(inner, f"{where}/{name}")
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from parts(inner, f"{where}/{i}")


@pytest.mark.parametrize("name", NAMES)
def test_schemas_are_tight(name: str) -> None:
    """Objects know their keys, strings have a pattern or bounds, arrays and integers have bounds, patterns match in full."""
    loose = []
    for where, part in parts(ALL[name], name):
        kind = part.get("type")
        conditional = where.endswith("/if") or "allOf" in part
        if kind == "object" and "additionalProperties" not in part and not conditional:
            loose.append(f"{where}: unknown keys")
        if kind == "array" and "maxItems" not in part:
            loose.append(f"{where}: any number of items")
        if kind == "integer" and not {"minimum", "maximum"} <= part.keys():
            loose.append(f"{where}: any integer")
        if kind == "string" and not ({"pattern", "maxLength", "enum", "const"} & part.keys()):
            loose.append(f"{where}: any string")
        if isinstance(pattern := part.get("pattern"), str) and not (pattern.startswith("^") and pattern.endswith("(?!\\n)$")):
            loose.append(f"{where}: {pattern} does not match in full")

    assert [] == loose


@pytest.mark.parametrize("name", sorted(set(PAIRS) | {"prediction"}))
def test_the_two_validators_have_the_same_verdict(name: str) -> None:
    """The compiled validator and the reference implementation agree on real files and on broken variants of them."""
    reference = jsonschema.Draft202012Validator(ALL[name], registry=REGISTRY)
    compared = 0
    for value in examples(name):
        for variant in variants(value):
            assert reference.is_valid(variant) == compiled(name).is_valid(variant), variant
            compared += 1

    assert compared > 5


def examples(name: str) -> list[Any]:
    """Values of the kind that a schema describes."""
    from sarv.corpus import kind_of

    tale = Path(__file__).parent / "corpora" / "tale"
    if name in ("layer", "mapping", "questionnaire"):
        return [json.loads(path.read_bytes()) for path in sorted((schema_folder() / f"{name}s").glob("*.json"))]
    if name == "agreement":
        assert COMPARED.content is not None
        return [json.loads(COMPARED.content)]
    if name == "fingerprint":
        return [json.loads(MADE)]
    if name == "prediction":
        gold = json.loads((tale / "annotations/gold/tale-0001.json").read_bytes())
        for key in ("round", "annotator", "text_sha256", "complete", "provenance"):
            del gold[key]
        for span in spans(gold):
            del span["text"]
        return [gold]
    found = []
    for path in sorted(tale.rglob("*.json")):
        kind = kind_of(path.relative_to(tale).as_posix())
        if kind is not None and kind.schema == name:
            found.append(json.loads(path.read_bytes()))
    return found


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every span in a value."""
    if isinstance(value, dict):
        if "start" in value:
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def variants(value: Any) -> Iterator[Any]:
    """The value, and copies of it that each have one thing changed anywhere."""
    yield value
    for where, part in list(parts(value, "")):
        tokens = where.split("/")[1:]
        for name in part:
            changes: tuple[Any, ...] = (None, True, -1, "", "A B", "x\n", "\u0661", [], {}, 10**18)
            for change in changes:
                copy = json.loads(json.dumps(value))
                holder = copy
                for token in tokens:
                    holder = holder[int(token)] if isinstance(holder, list) else holder[token]
                holder[name] = change
                yield copy
        if len(tokens) > 3:
            break


def test_every_label_explains_itself() -> None:
    """A label's two examples mark the labelled words, its near miss says why it is not this label; labels occur once a field."""
    for layer in layers().values():
        for field in layer.fields:
            names = [label.label for label in field.labels]
            assert len(names) == len(set(names))
            for label in field.labels:
                assert len(set(label.examples)) == 2, label.label
                assert all("[" in example and "]" in example for example in label.examples), label.label
                assert len(label.near_miss) > 20


def test_layers_hold_the_labels_of_the_scheme() -> None:
    """The scheme's closed lists are there in full."""
    expected = {"actor_type": 28, "event_type": 23, "stage": 8, "cue_kind": 7, "voice": 5, "report_act": 7, "genre": 7}

    assert expected == {field: len(labels()[field]) for field in expected}


def test_mappings_cover_every_label() -> None:
    """A mapping table has a row for each label of its field, in order, and each row speaks of every scheme."""
    assert {"actor_type", "event_type"} == set(mappings())
    for mapping in mappings().values():
        assert labels()[mapping.field] == tuple(row.label for row in mapping.rows)
        schemes = [scheme.scheme for scheme in mapping.schemes]
        for row in mapping.rows:
            assert schemes == [equivalent.scheme for equivalent in row.to]
            assert all((equivalent.relation == "none") == (not equivalent.values) for equivalent in row.to)
