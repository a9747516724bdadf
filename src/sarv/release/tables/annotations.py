"""A row an annotator and document: what every annotator of a document with gold gave, before any adjudication."""

import pyarrow as pa

from ._batch import Batch, assemble
from ._read import arrow_table
from ._types import ANNOTATION_FIELDS

SCHEMA = pa.schema([("collection", pa.string()), ("incident", pa.string()), *ANNOTATION_FIELDS])


def table(batch: Batch) -> pa.Table:
    """The rows of `batch`, by document, round and annotator."""
    given = [(unit.document, line) for unit in batch.units for line in unit.given]
    found = arrow_table((line for _, line in given), ANNOTATION_FIELDS)
    columns = {name: found[name] for name in found.column_names}
    columns["collection"] = pa.array([document.collection for document, _ in given], pa.string())
    columns["incident"] = pa.array([document.incident for document, _ in given], pa.string())
    return assemble(columns, SCHEMA)
