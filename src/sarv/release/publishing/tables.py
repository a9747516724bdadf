"""What a table of a release must be: the columns of its config, nothing beside them, documents as the corpus folder has them."""

import base64
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from ...findings import Fault, few
from ...records import Document
from ..contents import WORDS
from ..features import footer
from ..rights import may_carry
from ..tables import DEFAULT, configs
from .leaves import Leaf, leaves

_ARROW, _FEATURES = b"ARROW:schema", b"huggingface"

_OF_DOCUMENT: Mapping[str, Callable[[Document], str]] = {
    "text_sha256": lambda document: document.text.sha256,
    "license": lambda document: document.rights.license,
    "credit": lambda document: document.rights.credit,
}


class Table:
    """A table of a release, with everything that its file says; `OSError` or `pa.ArrowException` where it cannot be read."""

    def __init__(self, path: str, file: Path) -> None:
        self.path = path
        whole = pq.ParquetFile(file, page_checksum_verification=True)
        self.rows: pa.Table = whole.read()
        self.types: pa.Schema = whole.schema_arrow
        self.metadata: dict[bytes, bytes] = whole.metadata.metadata or {}
        self.made_by: str = whole.metadata.created_by or ""
        self.leaves: list[Leaf] = list(leaves(self.rows))

    def sayings(self) -> Iterator[bytes]:
        """What the file says beside its rows."""
        yield self.made_by.encode()
        yield str(self.types.names).encode()
        for key, value in self.metadata.items():
            yield key
            yield base64.b64decode(value) if key == _ARROW else value


def shape(table: Table, config: str) -> Iterator[Fault]:
    """Where columns or metadata are not those of `config`."""
    expected = footer(configs()[config])
    names, own = table.types.names, expected.names
    if unknown := sorted(set(names) - set(own)):
        yield _fault(table, "publish_column_unknown", f"the config {config!r} has no such column", few(unknown))
    elif names != own:
        yield _fault(table, "publish_column_unknown", f"the config {config!r} has the columns {', '.join(own)}", few(names))
    elif different := [name for name in own if table.types.field(name).type != expected.field(name).type]:
        yield _fault(table, "publish_column_unknown", f"in the config {config!r} these have another type", few(different))
    elif not _says_only(table, expected):
        more = sorted(key.decode("utf-8", "replace") for key in table.metadata.keys() - {_ARROW, _FEATURES})
        message = "the table says more of itself than its columns and labels, or something else"
        yield _fault(table, "publish_metadata_unknown", message, few(more) if more else None)


def _says_only(table: Table, expected: pa.Schema) -> bool:
    if table.metadata.keys() != {_ARROW, _FEATURES} or table.metadata[_FEATURES] != expected.metadata[_FEATURES]:
        return False
    try:
        stored = pa.ipc.read_schema(pa.py_buffer(base64.b64decode(table.metadata[_ARROW])))
    except (ValueError, OSError, pa.ArrowException):
        return False
    return bool(stored.equals(expected, check_metadata=True))


def rights(table: Table, config: str, documents: Mapping[str, Document]) -> Iterator[Fault]:
    """Documents that the corpus folder has not, or not so; words of documents whose text may not be passed on."""
    columns = set(table.rows.column_names)
    key = "id" if config == DEFAULT else "document"
    if key not in columns:
        return  # Which is a finding of the columns.
    ids: Sequence[Any] = table.rows[key].to_pylist()
    if unknown := sorted({str(name) for name in ids if name not in documents}):
        message = "not all of its documents are in the corpus folder; the others are"
        yield _fault(table, "publish_document_unknown", message, few(unknown))
    for column in sorted(columns & _OF_DOCUMENT.keys()):
        of = _OF_DOCUMENT[column]
        pairs = zip(ids, table.rows[column].to_pylist(), strict=True)
        if different := sorted({name for name, value in pairs if name in documents and value != of(documents[name])}):
            message = f"in the corpus folder, the {column!r} of these documents is another"
            yield _fault(table, "publish_document_unknown", message, few(different))
    closed = {row for row, name in enumerate(ids) if name in documents and not may_carry(documents[name], private=False)}
    carrying = [leaf for leaf in table.leaves if leaf.name.rpartition(".")[2] in WORDS and not closed.isdisjoint(leaf.rows)]
    if carrying:
        message = f"has words of documents whose rights forbid it, in the columns {', '.join(leaf.name for leaf in carrying)}"
        whose = {ids[row] for leaf in carrying for row in closed.intersection(leaf.rows)}
        yield _fault(table, "publish_text_restricted", message, few(sorted(whose)))


def _fault(table: Table, code: str, message: str, value: str | None = None) -> Fault:
    return Fault("", message, value, path=table.path, code=code)
