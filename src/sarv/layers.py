"""Labels as data: each layer file of `schema/layers/` says which fields it decides and which labels each may take."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import msgspec

from .records import Record
from .schema import schema_folder


class Label(Record, frozen=True):
    """A closed value of a field, as annotators read it. In examples the labelled words stand in square brackets."""

    label: str
    title: str
    definition: str
    examples: tuple[str, str]
    near_miss: str


class Field(Record, frozen=True):
    """One decision that annotators take, and its labels. Order matters and is append-only."""

    field: str
    title: str
    definition: str
    labels: tuple[Label, ...]


class Layer(Record, frozen=True):
    """One question asked of the text."""

    layer: str
    title: str
    question: str
    fields: tuple[Field, ...]


class Scheme(Record, frozen=True):
    """A scheme that labels are mapped to."""

    scheme: str
    level: str
    source: str


class Equivalent(Record, frozen=True, kw_only=True):
    """What a label is in another scheme. `relation` is read from ours to theirs."""

    scheme: str
    values: tuple[str, ...]
    relation: str
    note: str | None = None


class MappingRow(Record, frozen=True):
    """Where one label goes in every scheme."""

    label: str
    to: tuple[Equivalent, ...]


class LabelMapping(Record, frozen=True):
    """A versioned table from the labels of one field to other schemes; views by it are derived, never annotated."""

    mapping: str
    version: str
    field: str
    schemes: tuple[Scheme, ...]
    rows: tuple[MappingRow, ...]


@cache
def layers() -> Mapping[str, Layer]:
    """All layers by name, sorted."""
    paths = sorted((schema_folder() / "layers").glob("*.json"))
    loaded = [msgspec.json.decode(path.read_bytes(), type=Layer) for path in paths]
    return MappingProxyType({layer.layer: layer for layer in loaded})


@cache
def labels() -> Mapping[str, tuple[str, ...]]:
    """The labels of every field, in the order of their layer file."""
    return MappingProxyType(
        {field.field: tuple(label.label for label in field.labels) for layer in layers().values() for field in layer.fields}
    )


@cache
def mappings() -> Mapping[str, LabelMapping]:
    """All mapping tables by name, sorted."""
    paths = sorted((schema_folder() / "mappings").glob("*.json"))
    loaded = [msgspec.json.decode(path.read_bytes(), type=LabelMapping) for path in paths]
    return MappingProxyType({mapping.mapping: mapping for mapping in loaded})
