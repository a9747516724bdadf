"""`manifest.json`: what a release consists of, by which anyone can check a copy.

A file's SHA-256 holds for the very bytes; a split's content hash holds for the rows, whatever library wrote them. The manifest's
own, `manifest_sha256`, is over its bytes with that value empty.
"""

import hashlib
from pathlib import Path
from typing import Any

import msgspec
import pyarrow.parquet as pq

from ..corpus import sha256

NAME = "manifest.json"
SEAL = "manifest_sha256"
ROWS = 1000
"""How many rows are read at a time."""

rows_as_bytes = msgspec.json.Encoder().encode_lines
"""Rows as the content hash of a split takes them."""


class FileFacts(msgspec.Struct, frozen=True):
    """What a manifest says of a file; `rows` only of a Parquet file."""

    path: str
    bytes: int
    sha256: str
    rows: int | None = None


class SplitFacts(msgspec.Struct, frozen=True):
    """What a manifest says of a split of a config."""

    config: str
    split: str
    rows: int
    content_sha256: str


class TextFacts(msgspec.Struct, frozen=True):
    """What a manifest says of a collection: its documents, and how many come with their text."""

    collection: str
    documents: int
    with_text: int


class Manifest(msgspec.Struct, frozen=True):
    """A manifest, as far as a copy of the release can be held to it."""

    name: str
    version: str
    private: bool
    schema_sha256: str
    texts: tuple[TextFacts, ...]
    splits: tuple[SplitFacts, ...]
    manifest_sha256: str
    files: tuple[FileFacts, ...]

    @property
    def tag(self) -> str:
        """The tag under which this version is published."""
        return f"v{self.version}"

    @property
    def content(self) -> dict[str, str]:
        """What makes a release another one: the rows of every split, and every file that is not made by a library.

        The bytes of tables, and the sizes that the card repeats, differ between versions of the library that writes them.
        """
        rows = {f"{split.config}/{split.split}": split.content_sha256 for split in self.splits}
        return rows | {file.path: file.sha256 for file in self.files if not file.path.endswith((".parquet", "README.md"))}


def content_sha256(paths: list[Path]) -> str:
    """The content hash of a split: SHA-256 over its rows in order, each as JSON and a line feed.

    Keys are in the order of the columns, dates in ISO form; no white space, UTF-8 not escaped.
    """
    digest = hashlib.sha256()
    for path in paths:
        for batch in pq.ParquetFile(path, page_checksum_verification=True).iter_batches(ROWS):
            digest.update(rows_as_bytes(batch.to_pylist()))
    return digest.hexdigest()


def describe_files(folder: Path) -> list[dict[str, Any]]:
    """Path, size and SHA-256 of every file of a release but the manifest, and the rows of Parquet files; sorted."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path != folder / NAME:
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
    (folder / NAME).write_bytes(sealed(facts | {SEAL: "", "files": describe_files(folder)}))


def sealed(manifest: dict[str, Any]) -> bytes:
    """The bytes of a manifest with its own checksum, whatever it had for one; the only way in which a manifest is written."""
    return _encoded(manifest | {SEAL: sha256(_encoded(manifest | {SEAL: ""}))})


def _encoded(manifest: dict[str, Any]) -> bytes:
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"
