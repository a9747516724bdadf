"""A row a document: text, metadata, and gold of all three layers, nested as annotated, with the origin of each element."""

import pyarrow as pa
import pyarrow.compute as pc

from ._batch import Batch, assemble
from ._types import EVENT, MENTION, ORIGIN, STANCE

SCHEMA = pa.schema(
    [
        ("id", pa.string()),
        ("collection", pa.string()),
        ("language", pa.string()),
        ("outlet", pa.string()),
        ("outlet_alignment", pa.string()),
        ("published", pa.date32()),
        ("url", pa.string()),
        ("genre", pa.string()),
        ("incident", pa.string()),
        ("license", pa.string()),
        ("credit", pa.string()),
        ("text", pa.string()),
        ("text_sha256", pa.string()),
        ("text_length", pa.int32()),
        ("complete", pa.list_(pa.string())),
        ("mentions", pa.list_(MENTION)),
        ("stances", pa.list_(STANCE)),
        ("events", pa.list_(EVENT)),
        ("provenance", pa.list_(ORIGIN)),
    ]
)


def table(batch: Batch) -> pa.Table:
    """The rows of `batch`, one a unit."""
    metadata, gold = batch.metadata, batch.gold
    columns = {name: metadata[name] for name in metadata.column_names if name in SCHEMA.names}
    columns |= {name: gold[name] for name in ("complete", "mentions", "stances", "events", "provenance")}
    columns |= {
        "outlet_alignment": pa.array([unit.alignment for unit in batch.units], pa.string()),
        "published": pc.cast(metadata["published"], pa.date32()),
        "license": pc.struct_field(metadata["rights"], "license"),
        "credit": pc.struct_field(metadata["rights"], "credit"),
        "text": pa.array([unit.text for unit in batch.units], pa.string()),
        "text_sha256": pc.struct_field(metadata["text"], "sha256"),
        "text_length": pc.struct_field(metadata["text"], "length"),
    }
    return assemble(columns, SCHEMA)
