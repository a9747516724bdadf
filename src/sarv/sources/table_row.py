"""Rows of pinned public tables: JSON Lines (an object a line) or CSV (with a header).

The collection names the columns that hold key and text. In CSV, line breaks within quotation marks belong to the field and
stay as they are.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from ..corpus import LARGEST_FILE
from ..records import Collection, Document, PinnedTable, TableRowSource
from ._fetch import Supply
from ._outcome import Found, Problem, SourceError
from ._pinned import find_in_pinned

SOURCE = TableRowSource


def find(collection: Collection, wanted: Mapping[str, Document], supply: Supply) -> Iterator[Found | Problem]:
    """The texts of the wanted documents, each from its row."""
    assert isinstance(collection.source, SOURCE)
    return find_in_pinned(collection, collection.source.files, wanted, supply, _rows)


def _rows(pinned: PinnedTable, data: bytes) -> Iterator[tuple[str, str]]:
    """Key and text of every row that has both."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise _faulty(pinned, "is not UTF-8") from None
    return _json_lines(pinned, text) if pinned.format == "jsonl" else _csv(pinned, text)


def _faulty(pinned: PinnedTable, message: str) -> SourceError:
    way_out = "Correct what the collection says of the file (format, key, text), or pin another file."
    return SourceError("table_faulty", pinned.url, message, way_out)


def _json_lines(pinned: PinnedTable, text: str) -> Iterator[tuple[str, str]]:
    # Only "\n" ends a line: a string of JSON may hold the other line ends of Unicode.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line, object_pairs_hook=_object)
        except (ValueError, RecursionError):
            raise _faulty(pinned, f"line {number} is not JSON, or has a key twice") from None
        if not isinstance(row, dict):
            raise _faulty(pinned, f"line {number} is not a JSON object")
        key, body = row.get(pinned.key), row.get(pinned.text)
        if isinstance(key, str) and isinstance(body, str):
            yield key, body


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


def _csv(pinned: PinnedTable, text: str) -> Iterator[tuple[str, str]]:
    before = csv.field_size_limit(LARGEST_FILE)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        raise _faulty(pinned, "is not CSV with commas and double quotation marks") from None
    finally:
        csv.field_size_limit(before)
    header = rows[0] if rows else []
    for column in (pinned.key, pinned.text):
        if header.count(column) != 1:
            raise _faulty(pinned, f"has {header.count(column)} columns {column!r} where one is needed")
    key, body = header.index(pinned.key), header.index(pinned.text)
    for number, row in enumerate(rows[1:], 1):
        if len(row) not in (0, len(header)):
            raise _faulty(pinned, f"row {number} has {len(row)} fields where the header has {len(header)}")
        if row:
            yield row[key], row[body]
