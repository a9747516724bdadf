"""`manifest.json`: what a release consists of, by which anyone can check a copy.

A file's SHA-256 holds for the very bytes; a split's content hash holds for the rows, whatever library wrote them.
"""

import hashlib
from pathlib import Path
from typing import Any

import msgspec
import pyarrow.parquet as pq

from ..corpus import sha256

NAME = "manifest.json"
_ROWS = 1000


def content_sha256(paths: list[Path]) -> str:
    """The content hash of a split: SHA-256 over its rows in order, each as JSON and a line feed.

    Keys are in the order of the columns, dates in ISO form; no white space, UTF-8 not escaped.
    """
    digest = hashlib.sha256()
    encode = msgspec.json.Encoder().encode_lines
    for path in paths:
        for batch in pq.ParquetFile(path, page_checksum_verification=True).iter_batches(_ROWS):
            digest.update(encode(batch.to_pylist()))
    return digest.hexdigest()


def describe_files(folder: Path) -> list[dict[str, Any]]:
    """Path, size and SHA-256 of every file of a release but the manifest, and the rows of Parquet files; sorted."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != NAME:
            raw = path.read_bytes()
            facts: dict[str, Any] = {"path": path.relative_to(folder).as_posix(), "bytes": len(raw), "sha256": sha256(raw)}
            if path.suffix == ".parquet":
                facts["rows"] = pq.read_metadata(path).num_rows
            found.append(facts)
    return found


def describe_splits(folder: Path, configs: list[str], splits: tuple[str, ...]) -> list[dict[str, Any]]:
    """Rows and content hash of each split of each config."""
    found = []
    for config in configs:
        for split in splits:
            paths = sorted((folder / config).glob(f"{split}-*.parquet"))
            rows = sum(pq.read_metadata(path).num_rows for path in paths)
            found.append({"config": config, "split": split, "rows": rows, "content_sha256": content_sha256(paths)})
    return found


def write_manifest(folder: Path, facts: dict[str, Any]) -> None:
    """Write the manifest of a release; nothing may be added to the folder after it."""
    encoded = msgspec.json.format(msgspec.json.encode(facts | {"files": describe_files(folder)}), indent=2)
    (folder / NAME).write_bytes(encoded + b"\n")
