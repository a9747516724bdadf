"""Releases of the example corpus: without texts, with edits, and with the manifest that hides these."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from edits import apply
from sarv.checks._example import Edit
from sarv.corpus import sha256
from sarv.release.manifest import NAME, content_sha256, describe_files, sealed


def edit(release: Path, edits: Iterable[Edit]) -> None:
    """Make the edits in the release; values in Parquet files are set by row and column."""
    edits = list(edits)
    for one in edits:
        if one.path.endswith(".parquet") and one.set:
            _set_rows(release / one.path, one.set)
        else:
            apply(release, [replace(one, reseal=False)])
    if any(one.reseal for one in edits):
        reseal(release)


def reseal(release: Path) -> None:
    """Write the manifest anew, so that it says of all files and rows what is there now."""
    manifest = json.loads((release / NAME).read_bytes())
    before = {one["path"]: one["sha256"] for one in manifest["files"]}
    changed = {path for path in before if (release / path).is_file() and sha256((release / path).read_bytes()) != before[path]}
    for one in manifest["splits"]:
        path = f"{one['config']}/{one['split']}-00000-of-00001.parquet"
        if path in changed:
            one |= {"rows": pq.read_metadata(release / path).num_rows, "content_sha256": content_sha256([release / path])}
    (release / NAME).write_bytes(sealed(manifest | {"files": describe_files(release)}))


def rewrite(path: Path, rows: list[dict[str, Any]], schema: pa.Schema, **settings: Any) -> None:
    """Write a Parquet file with other rows, or by other settings than a release."""
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), path, **settings)


def _set_rows(path: Path, values: dict[str, Any]) -> None:
    table = pq.read_table(path)
    rows = table.to_pylist()
    for pointer, value in values.items():
        *parents, last = (int(step) if step.isdigit() else step for step in pointer.split("/")[1:])
        holder: Any = rows
        for step in parents:
            holder = holder[step]
        holder[last] = value
    path.unlink()  # It may be another name of a file that is kept.
    rewrite(path, rows, table.schema, write_page_checksum=True)
