"""From records to Arrow without Python rows: records are written as JSON lines, which Arrow parses with a stated schema."""

from collections.abc import Iterable

import msgspec
import pyarrow as pa
import pyarrow.json as arrow_json

from ...records import Record

_encode_lines = msgspec.json.Encoder().encode_lines


def arrow_table(records: Iterable[Record], schema: pa.Schema) -> pa.Table:
    """The records, whose keys and types must be those of `schema`, as one table of one chunk."""
    lines = _encode_lines(records)
    if not lines:
        return schema.empty_table()
    return arrow_json.read_json(
        pa.BufferReader(lines),
        read_options=arrow_json.ReadOptions(use_threads=False, block_size=len(lines) + 1),
        parse_options=arrow_json.ParseOptions(explicit_schema=schema, unexpected_field_behavior="error"),
    ).combine_chunks()
