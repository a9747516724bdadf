"""From records to Arrow without Python rows: Arrow parses their JSON with a stated schema."""

from collections.abc import Iterable

import pyarrow as pa
import pyarrow.json as arrow_json


def arrow_table(lines: Iterable[bytes], schema: pa.Schema) -> pa.Table:
    """Objects, each a line of JSON with the keys and types of `schema`, as one table of one chunk."""
    whole = b"\n".join(lines)
    if not whole:
        return schema.empty_table()
    return arrow_json.read_json(
        pa.BufferReader(whole),
        read_options=arrow_json.ReadOptions(use_threads=False, block_size=len(whole) + 1),
        parse_options=arrow_json.ParseOptions(explicit_schema=schema, unexpected_field_behavior="error"),
    ).combine_chunks()
