"""A row a mention: where the text refers to which actors of the register.

`start` and `end` reach from the first fragment to the last, `text` is what stands there; `spans` has the fragments.
"""

import pyarrow as pa
import pyarrow.compute as pc

from ._batch import ABOUT, Batch, assemble
from ._types import SPANS

SCHEMA = pa.schema(
    [
        *ABOUT,
        ("id", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("text", pa.string()),
        ("spans", SPANS),
        ("form", pa.string()),
        ("actors", pa.list_(pa.string())),
        ("actor_names", pa.list_(pa.string())),
        ("actor_types", pa.list_(pa.string())),
    ]
)


def table(batch: Batch) -> pa.Table:
    """The rows of `batch`, one a mention."""
    units, columns = batch.rows_of("mentions")
    spans, actors = columns["spans"], columns["actors"]
    first = pc.list_element(spans, 0) if len(spans) else pa.array([], spans.type.value_type)
    start = pc.struct_field(first, "start")
    last = pc.subtract(pc.list_value_length(spans), 1)
    offsets = pc.add(spans.offsets[:-1], last)
    end = pc.struct_field(spans.values.take(offsets), "end")
    texts = [batch.units[unit].text for unit in units.to_pylist()]
    bounds = zip(texts, start.to_pylist(), end.to_pylist(), strict=True)
    columns |= batch.about(units)
    columns |= {
        "start": start,
        "end": end,
        "text": pa.array([None if text is None else text[left:right] for text, left, right in bounds], pa.string()),
        "actor_names": _like(actors, batch.register.look_up(actors.values, "name")),
        "actor_types": _like(actors, batch.register.look_up(actors.values, "type")),
    }
    return assemble(columns, SCHEMA)


def _like(lists: pa.ListArray, values: pa.Array) -> pa.ListArray:
    """Lists of the same lengths as `lists` with other values."""
    return pa.ListArray.from_arrays(lists.offsets, values)
