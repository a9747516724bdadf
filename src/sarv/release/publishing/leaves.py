"""The strings of a table, column by column, however deep they lie."""

from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc


@dataclass(frozen=True)
class Leaf:
    """All strings of a column or of a field within it, in order; `rows` has the number of the row that each stands in."""

    name: str
    strings: list[str]
    rows: list[int]


def leaves(table: pa.Table) -> Iterator[Leaf]:
    """Every column, and field within one, that holds strings; bytes are read as UTF-8, what is unknown as it is shown."""
    for name, column in zip(table.column_names, table.columns, strict=True):
        array = column.combine_chunks()
        if isinstance(array, pa.ChunkedArray):  # of a table without rows, in some versions
            array = pa.concat_arrays(array.chunks) if array.num_chunks else pa.array([], array.type)
        for path, values, rows in _inner(array, name, pa.array(range(len(array)), pa.int64())):
            present = pc.is_valid(values)
            yield Leaf(path, _strings(values.filter(present)), rows.filter(present).to_pylist())


def _inner(array: pa.Array, path: str, rows: pa.Array) -> Iterator[tuple[str, pa.Array, pa.Array]]:
    kind = array.type
    if pa.types.is_dictionary(kind):
        yield from _inner(array.dictionary_decode(), path, rows)
    elif pa.types.is_list(kind) or pa.types.is_large_list(kind) or pa.types.is_fixed_size_list(kind):
        yield from _inner(pc.list_flatten(array), path, rows.take(pc.list_parent_indices(array)))
    elif pa.types.is_struct(kind):
        for i in range(kind.num_fields):
            yield from _inner(pc.struct_field(array, [i]), f"{path}.{kind.field(i).name}", rows)
    elif not (pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_boolean(kind) or pa.types.is_temporal(kind)):
        yield path, array, rows


def _strings(values: pa.Array) -> list[str]:
    shown = (value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value) for value in values.to_pylist())
    return list(shown)
