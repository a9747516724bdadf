"""What every table is made from: some annotated documents of one split, and the register their actors are in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import msgspec
import pyarrow as pa
import pyarrow.compute as pc

from ...records import Actor, Annotation, Document
from ...segmentation import Piece, sentences
from ._read import arrow_table
from ._types import DOCUMENT_FIELDS, GOLD_FIELDS


@dataclass(frozen=True)
class Unit:
    """An annotated document as a release carries it: `text` is None where it may not be, and spans then have no words.

    `gold_line` is gold once more, as a line of JSON; `given` are such lines of the annotations of the rounds, as their
    annotators gave them.
    """

    document: Document
    text: str | None
    gold: Annotation
    gold_line: bytes
    given: tuple[bytes, ...]
    alignment: str


class Register:
    """The actor register as columns, for looking up many ids at once."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self.ids = pa.array(list(actors), pa.string())
        self._columns = {
            name: pa.array([getattr(actor, name) for actor in actors.values()], pa.string()) for name in ("name", "type")
        }
        self.types = {actor.id: actor.type for actor in actors.values()}

    def look_up(self, ids: pa.Array, column: str) -> pa.Array:
        """The `name` or `type` of each actor id; null for null."""
        if isinstance(ids, pa.ChunkedArray):
            ids = ids.combine_chunks()
        return self._columns[column].take(pc.index_in(ids, value_set=self.ids))


@dataclass(frozen=True)
class Batch:
    """Some units of one split, in the order of their ids, and the register."""

    units: Sequence[Unit]
    register: Register

    @cached_property
    def metadata(self) -> pa.Table:
        """The documents' metadata, a row a unit."""
        return arrow_table((msgspec.json.encode(unit.document) for unit in self.units), DOCUMENT_FIELDS)

    @cached_property
    def gold(self) -> pa.Table:
        """Gold, a row a unit."""
        return arrow_table((unit.gold_line for unit in self.units), GOLD_FIELDS)

    @cached_property
    def sentences(self) -> list[list[Piece]]:
        """The sentences of each unit's text; none where there is no text."""
        return [sentences(unit.text) if unit.text is not None else [] for unit in self.units]

    def rows_of(self, layer: str) -> tuple[pa.Array, dict[str, pa.Array]]:
        """The elements of a layer of all units: for each the number of its unit, and its fields as columns."""
        lists = self.gold[layer].combine_chunks()
        elements = lists.flatten()
        columns = {field.name: elements.field(i) for i, field in enumerate(elements.type)}
        return pc.list_parent_indices(lists), columns

    def about(self, units: pa.Array) -> dict[str, pa.Array]:
        """What rows of the smaller configs repeat of their document, so that they can be grouped without a join."""
        repeated = self.metadata.select(["id", "collection", "incident", "outlet", "genre"]).take(units)
        columns = {name: repeated[name].combine_chunks() for name in repeated.column_names}
        columns["document"] = columns.pop("id")
        columns["outlet_alignment"] = pa.array([unit.alignment for unit in self.units], pa.string()).take(units)
        return columns


ABOUT = [
    ("document", pa.string()),
    ("collection", pa.string()),
    ("incident", pa.string()),
    ("outlet", pa.string()),
    ("outlet_alignment", pa.string()),
    ("genre", pa.string()),
]


def assemble(columns: Mapping[str, pa.Array], schema: pa.Schema) -> pa.Table:
    """The columns as a table of exactly `schema`."""
    return pa.table([columns[name] for name in schema.names], schema=schema)
