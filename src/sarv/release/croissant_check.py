"""Checks `croissant.json` of a release against its files; the format's own validator lets most of this pass.

It accepts a description without name, creator or date, a wrong hash, a column that is not there, a path into a column that leads
nowhere, and a misspelt property of responsible AI.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from ..corpus import CorpusError, sha256
from ..layers import labels
from ..records import SPLITS
from ..schema import vocabulary
from .composition import COUNTED
from .croissant import NAME, TYPES, VERSIONS, out_of_reach
from .tables import configs

_REQUIRED = ("@context", "@type", "conformsTo", "name", "description", "license", "url", "creator", "datePublished", "version")
_OF_A_FILE = ("name", "contentUrl", "encodingFormat", "sha256")
_RAI = "rai:"


def check_croissant(folder: Path, *, dated: bool = True) -> None:
    """Raise CorpusError with everything that is wrong with the Croissant file of the release in `folder`.

    A corpus that does not say when it was published (`dated` is false) has none of the day that the format requires.
    """
    faults = [fault for fault in croissant_faults(folder) if dated or fault != _missing("datePublished")]
    if faults:
        listed = "\n".join(f"  {fault}" for fault in faults)
        raise CorpusError(
            f"{NAME}: the description of the release is faulty:\n{listed}\nThis is a fault of the program; report it."
        )


def croissant_faults(folder: Path) -> Iterator[str]:
    """What is wrong with the Croissant file of the release in `folder`, one sentence a fault."""
    value = json.loads((folder / NAME).read_bytes())
    yield from (_missing(key) for key in _REQUIRED if not value.get(key))
    if value.get("conformsTo") != list(VERSIONS):
        yield f"conformsTo: must be {' and '.join(VERSIONS)}"
    given = {key.removeprefix(_RAI) for key in value if key.startswith(_RAI)}
    yield from (f"{_RAI}{key}: the vocabulary has no such property" for key in sorted(given - vocabulary("croissant-rai")))
    if given:
        yield from (_missing(f"{_RAI}{key}") for key in sorted(vocabulary("croissant-rai") - given))
    yield from (f"{_RAI}{key}: is empty" for key in sorted(given) if not value[f"{_RAI}{key}"])
    yield from _file_faults(value.get("distribution") or [], folder)
    sets = {one["@id"]: one for one in value.get("recordSet") or []}
    yield from _split_faults(sets.get("splits") or {})
    yield from _label_faults(sets)
    for name in configs():
        if name in sets:
            yield from _column_faults(sets[name], next(iter(sorted((folder / name).glob("*.parquet")))))
        else:
            yield _missing(f"recordSet {name}")


def _missing(what: str) -> str:
    return f"{what}: is missing"


def _file_faults(entries: list[dict[str, Any]], folder: Path) -> Iterator[str]:
    """Every Parquet file is listed once, with its own hash, and every set has files."""
    listed = [one for one in entries if one["@type"] == "cr:FileObject"]
    found = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.parquet"))
    if sorted(str(one.get("contentUrl")) for one in listed) != found:
        yield "distribution: does not list every Parquet file once"
    for one in listed:
        yield from (_missing(f"{key} of {one['@id']}") for key in _OF_A_FILE if not one.get(key))
        path = folder / str(one.get("contentUrl"))
        if one.get("sha256") and path.is_file() and one["sha256"] != sha256(path.read_bytes()):
            yield f"{one['@id']}: the file has another SHA-256"
    for one in entries:
        if one["@type"] == "cr:FileSet" and not list(folder.glob(one["includes"])):
            yield f"{one['@id']}: no file is {one['includes']}"


def _split_faults(splits: Mapping[str, Any]) -> Iterator[str]:
    named = [one.get("splits/name") for one in splits.get("data") or []]
    if splits.get("dataType") != "cr:Split" or named != list(SPLITS):
        yield f"splits: must define {', '.join(SPLITS)}"


def _label_faults(sets: Mapping[str, Any]) -> Iterator[str]:
    """Labels are those of the layers, in their order, and label numbers those of the tables."""
    for field in COUNTED:
        name = f"labels-{field}"
        if [one[f"{name}/name"] for one in sets.get(name, {}).get("data", [])] != list(labels()[field]):
            yield f"{name}: are not the labels of the layer, in its order"
    for config in configs().values():
        for column, names in config.class_labels.items():
            name = f"labels-{config.name}-{column}"
            rows = [(one[f"{name}/number"], one[f"{name}/name"]) for one in sets.get(name, {}).get("data", [])]
            if rows != [(str(number), label) for number, label in enumerate(names)]:
                yield f"{name}: are not the numbers and names of the column"


def _column_faults(record_set: Mapping[str, Any], path: Path) -> Iterator[str]:
    """The fields are the split and the columns of the Parquet file, to the last level that can be described."""
    schema = pq.read_schema(path)
    described = {one["@id"].split("/", 1)[1]: one for one in record_set["field"]}
    columns = [column for column in schema if not out_of_reach(column.type, False)]
    if list(described) != ["split", *(column.name for column in columns)]:
        yield f"{record_set['@id']}: the fields are not split and the columns of {path.name}"
    for column in columns:
        if column.name in described:
            yield from _field_faults(described[column.name], column.name, column.type, [], False)


def _field_faults(field: Mapping[str, Any], column: str, kind: pa.DataType, inside: list[str], in_list: bool) -> Iterator[str]:
    source = field["source"]
    if source["extract"] != {"column": column}:
        yield f"{field['@id']}: is not taken from the column {column}"
    transforms = source.get("transform", [])
    transforms = transforms if isinstance(transforms, list) else [transforms]
    if ".".join(one["jsonPath"] for one in transforms) != ".".join(inside):
        yield f"{field['@id']}: the path in its transform does not lead to it"
    if pa.types.is_list(kind) != bool(field.get("isArray")):
        yield f"{field['@id']}: isArray does not say whether it is a list"
    in_list = in_list or pa.types.is_list(kind)
    kind = kind.value_type if pa.types.is_list(kind) else kind
    inner = {one["@id"].rsplit("/", 1)[1]: one for one in field.get("subField", [])}
    expected = [one for one in kind if not out_of_reach(one.type, in_list)] if pa.types.is_struct(kind) else []
    if list(inner) != [one.name for one in expected]:
        yield f"{field['@id']}: its fields are not those of the column"
        return
    for one in expected:
        yield from _field_faults(inner[one.name], column, one.type, [*inside, one.name], in_list)
    if not expected and field.get("dataType") != TYPES[kind]:
        yield f"{field['@id']}: must have the data type {TYPES[kind]}"
