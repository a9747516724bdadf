"""The documents of two releases, or their annotations, side by side, in the order of their ids, in bounded memory."""

import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from ...corpus import CorpusError

KEYS = {"documents": ("id",), "annotations": ("document", "round", "annotator")}
"""The configs whose rows are compared, since all others are made of them, each with the columns that tell its rows apart."""

_ROWS = 250


@dataclass(frozen=True, slots=True)
class Row:
    """A document, or an annotation: `at` is its place in `rows`, an array with a field a column, and in each of the `columns`.

    `path` is the file that gives it its split. The id of an annotation is those of its document, round and annotator, with spaces
    between them, so that ids are in the same order as what they are made of.
    """

    id: str
    split: str
    path: str
    rows: pa.StructArray
    columns: Mapping[str, pa.Array]
    at: int

    def equals(self, other: "Row") -> bool:
        """Whether both say the same in all columns, to the last null."""
        return bool(self.rows.slice(self.at, 1).equals(other.rows.slice(other.at, 1)))

    def values(self, *columns: str) -> dict[str, Any]:
        """The plain values of some columns; None for those that there are not."""
        return {name: self.columns[name][self.at].as_py() if name in self.columns else None for name in columns}

    def differing(self, other: "Row") -> list[str]:
        """The columns, of this or the other, in which they differ."""
        return [name for name in {**self.columns, **other.columns} if not self._same(other, name)]

    def _same(self, other: "Row", name: str) -> bool:
        one, two = self.columns.get(name), other.columns.get(name)
        return one is not None and two is not None and bool(one.slice(self.at, 1).equals(two.slice(other.at, 1)))


def rows_of_batch(batch: pa.RecordBatch, config: str, splits: Iterable[str], path: str) -> Iterator[Row]:
    """The rows of a batch of a config, each with its split."""
    rows = batch.to_struct_array()
    columns = dict(zip(batch.schema.names, batch.columns, strict=True))
    keys = zip(*(batch.column(name).to_pylist() for name in KEYS[config]), strict=True)
    for at, (key, split) in enumerate(zip(keys, splits, strict=True)):
        yield Row(" ".join(key), split, path, rows, columns, at)


def rows_of_files(folder: Path, config: str, splits: Iterable[str]) -> Iterator[Row]:
    """The rows of a config of a release folder."""
    of_splits = (_rows_of_split(folder, config, split) for split in splits)
    yield from _ascending(heapq.merge(*of_splits, key=lambda row: row.id), folder)


def _rows_of_split(folder: Path, config: str, split: str) -> Iterator[Row]:
    for path in sorted((folder / config).glob(f"{split}-*.parquet")):
        name = path.relative_to(folder).as_posix()
        try:
            for batch in opened(path).iter_batches(_ROWS):
                yield from rows_of_batch(batch, config, [split] * batch.num_rows, name)
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
            raise CorpusError(f"{folder / row.path}: {row.id} comes after {last}; a release has each once, sorted by id")
        last = row.id
        yield row


def side_by_side(olds: Iterator[Row], news: Iterator[Row]) -> Iterator[tuple[Row | None, Row | None]]:
    """Every row of either side, with None where the other lacks it."""
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
