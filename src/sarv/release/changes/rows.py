"""The documents of two releases side by side, in the order of their ids, in bounded memory."""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from ...corpus import CorpusError

_ROWS = 250


@dataclass(frozen=True, slots=True)
class Row:
    """A document: `at` is its place in `rows`, an array with a field a column; `path` the file that gives it its split."""

    id: str
    split: str
    path: str
    rows: pa.StructArray
    at: int

    def equals(self, other: "Row") -> bool:
        """Whether both say the same in all columns, to the last null."""
        return bool(self.rows.slice(self.at, 1).equals(other.rows.slice(other.at, 1)))

    def values(self, *columns: str) -> dict[str, Any]:
        """The plain values of some columns; None for those that there are not."""
        kind = self.rows.type
        return {name: self.rows.field(name)[self.at].as_py() if kind.get_field_index(name) >= 0 else None for name in columns}

    def differing(self, other: "Row") -> list[str]:
        """The columns, of this or the other, in which they differ."""
        names = {field.name: None for row in (self, other) for field in row.rows.type}
        return [name for name in names if not self._same(other, name)]

    def _same(self, other: "Row", name: str) -> bool:
        if any(row.rows.type.get_field_index(name) < 0 for row in (self, other)):
            return False
        one, two = self.rows.field(name), other.rows.field(name)
        return bool(one.slice(self.at, 1).equals(two.slice(other.at, 1)))


def rows_of_batch(batch: pa.RecordBatch, splits: Iterable[str], path: str) -> Iterator[Row]:
    """The documents of a batch, each with its split."""
    rows = batch.to_struct_array()
    for at, (id_, split) in enumerate(zip(batch.column("id").to_pylist(), splits, strict=True)):
        yield Row(id_, split, path, rows, at)


def rows_of_files(folder: Path, splits: Iterable[str]) -> Iterator[Row]:
    """The documents of a release folder."""
    yield from _ascending(heapq.merge(*(_rows_of_split(folder, split) for split in splits), key=lambda row: row.id), folder)


def _rows_of_split(folder: Path, split: str) -> Iterator[Row]:
    for path in sorted((folder / "documents").glob(f"{split}-*.parquet")):
        name = path.relative_to(folder).as_posix()
        try:
            for batch in opened(path).iter_batches(_ROWS):
                yield from rows_of_batch(batch, [split] * batch.num_rows, name)
        except (pa.ArrowException, OSError, KeyError) as error:
            raise _unreadable(path, error) from error


def opened(path: Path) -> pq.ParquetFile:
    """A Parquet file of a release; `CorpusError` names one that is none."""
    try:
        return pq.ParquetFile(path, page_checksum_verification=True)
    except (pa.ArrowException, OSError) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: Exception) -> CorpusError:
    return CorpusError(f"{path}: cannot be read ({error}); get the release again, or build it")


def _ascending(rows: Iterator[Row], folder: Path) -> Iterator[Row]:
    last = ""
    for row in rows:
        if row.id <= last:
            raise CorpusError(
                f"{folder / row.path}: the document {row.id} comes after {last}; a release has each document once, sorted by id"
            )
        last = row.id
        yield row


def side_by_side(olds: Iterator[Row], news: Iterator[Row]) -> Iterator[tuple[Row | None, Row | None]]:
    """Every document of either side, with None where the other lacks it."""
    old, new = next(olds, None), next(news, None)
    while old is not None or new is not None:
        if new is None or (old is not None and old.id < new.id):
            yield old, None
            old = next(olds, None)
        elif old is None or new.id < old.id:
            yield None, new
            new = next(news, None)
        else:
            yield old, new
            old, new = next(olds, None), next(news, None)
