"""A row an event: type, stage, triggers, arguments, casualty figures with their sources, and who reports it how."""

import pyarrow as pa

from ._batch import ABOUT, Batch, assemble
from ._types import EVENT

SCHEMA = pa.schema([*ABOUT, *EVENT])


def table(batch: Batch) -> pa.Table:
    """The rows of `batch`, one an event."""
    units, columns = batch.rows_of("events")
    return assemble(columns | batch.about(units), SCHEMA)
