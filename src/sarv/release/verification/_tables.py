"""The tables of a copy: all there, readable, of their config's schema, with the rows of the manifest; and what is in the rows."""

import hashlib
from collections.abc import Iterator
from typing import Any

import pyarrow.parquet as pq

from ...progress import Steps
from ...records import SPLITS
from ..contents import TABLE
from ..features import footer
from ..manifest import ROWS, rows_as_bytes
from ..tables import Config, configs
from ._copy import UNREADABLE, Copy
from ._registers import Registers
from ._rows import Rows

Row = dict[str, Any]


def check_tables_are_there(copy: Copy) -> None:
    """Find the files of every config and split; report those whose shards are not complete."""
    for config in configs():
        for split in SPLITS:
            found = [table for path in copy.files if (table := TABLE.fullmatch(path)) and table.group(1, 2) == (config, split)]
            copy.tables[config, split] = [table[0] for table in found]
            shards = int(found[0]["shards"]) if found else 1
            for shard in range(shards):
                path = f"{config}/{split}-{shard:05d}-of-{shards:05d}.parquet"
                if path not in copy.files:
                    copy.missing(path)


def check_tables(copy: Copy, registers: Registers, steps: Steps) -> None:
    """Read every table once; report what is wrong with it as a file, as rows, and beside the manifest's content hash."""
    hashes = {} if copy.manifest is None else {(one.config, one.split): one.content_sha256 for one in copy.manifest.splits}
    rows = Rows(copy, registers)
    for split in SPLITS:
        rows.begin(split)
        for config in configs().values():
            key = config.name, split
            digest, count, whole = hashlib.sha256(), 0, bool(copy.tables[key])
            for path in copy.tables[key]:
                before = len(copy.faults)
                number = 0
                for batch in _batches(copy, path, config):
                    digest.update(rows_as_bytes(batch))
                    rows.check(config.name, path, number, batch)
                    number += len(batch)
                count += number
                whole = whole and not any(
                    fault.path == path and fault.code in ("release_file_unreadable", "release_schema")
                    for fault in copy.faults[before:]
                )
                steps.next()
            rows.close(config.name, whole)
            if whole:
                copy.rows[key] = count
                if hashes.get(key, digest.hexdigest()) != digest.hexdigest():
                    message = f"the rows of {split} of config {config.name} are not those of the release"
                    copy.fault("release_content_changed", copy.tables[key][0], message, value=hashes[key])


def _batches(copy: Copy, path: str, config: Config) -> Iterator[list[Row]]:
    """The rows of a table, some at a time, pages held to their checksums; none where the table has another schema."""
    try:
        with copy.files[path].open("rb") as source:
            file = pq.ParquetFile(source, page_checksum_verification=True)
            if _has_schema(copy, path, file, config):
                for batch in file.iter_batches(ROWS):
                    yield batch.to_pylist()
    except UNREADABLE as error:
        copy.unreadable(path, error)


def _has_schema(copy: Copy, path: str, file: pq.ParquetFile, config: Config) -> bool:
    found, expected = file.schema_arrow, footer(config)
    if not found.remove_metadata().equals(expected.remove_metadata()):
        names = [
            name for name in expected.names if name not in found.names or found.field(name).type != expected.field(name).type
        ]
        names += [name for name in found.names if name not in expected.names]
        message = f"it has not the schema of config {config.name} (columns {', '.join(names) or 'in another order'})"
        copy.fault("release_schema", path, message)
        return False
    if (found.metadata or {}).get(b"huggingface") != expected.metadata[b"huggingface"]:
        copy.fault("release_labels", path, f"the features in its footer are not those of config {config.name}")
    return True
