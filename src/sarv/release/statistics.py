"""Counts of a release, taken from its tables: what the card and the datasheet say in figures comes from here."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ..records import SPLITS

Table = list[tuple[str, ...]]


class Statistics:
    """Counts over the staged or finished release in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.splits = SPLITS

    def column(self, config: str, split: str, name: str) -> pa.ChunkedArray:
        """One column of one split; `name` may lead into structs by dots."""
        head, *inner = name.split(".")
        paths = sorted((self.folder / config).glob(f"{split}-*.parquet"))
        column = pa.concat_tables([pq.read_table(path, columns=[head]) for path in paths])[head]
        for step in inner:
            while pa.types.is_list(column.type):
                column = pc.list_flatten(column)
            column = pc.struct_field(column, step)
        while pa.types.is_list(column.type):
            column = pc.list_flatten(column)
        return column

    def counts(self, config: str, name: str) -> dict[str, Counter[str]]:
        """How often each value of a column occurs, by split; nulls are not counted."""
        return {
            split: Counter(value for value in self.column(config, split, name).to_pylist() if value is not None)
            for split in self.splits
        }

    def rows(self, config: str, split: str) -> int:
        """The rows of a split."""
        return sum(pq.read_metadata(path).num_rows for path in sorted((self.folder / config).glob(f"{split}-*.parquet")))

    def table(self, config: str, name: str, labels: Iterable[str]) -> Table:
        """Rows of label, count per split and total, in the order of `labels`, ending in totals."""
        counts = self.counts(config, name)
        rows = [(label, [counts[split][label] for split in self.splits]) for label in labels]
        rows.append(("all", [counts[split].total() for split in self.splits]))
        return with_totals(rows)

    def code_points(self, split: str) -> int:
        """The length of all texts of a split together, in code points, whether they are carried or not."""
        return int(pc.sum(self.column("documents", split, "text_length")).as_py() or 0)

    @cached_property
    def carried(self) -> dict[str, tuple[int, int]]:
        """For each collection, how many documents there are and how many come with their text."""
        documents, with_text = Counter[str](), Counter[str]()
        for split in self.splits:
            for path in sorted((self.folder / "documents").glob(f"{split}-*.parquet")):
                for batch in pq.ParquetFile(path).iter_batches(500, columns=["collection", "text"]):
                    documents.update(batch["collection"].to_pylist())
                    with_text.update(batch["collection"].filter(batch["text"].is_valid()).to_pylist())
        return {name: (documents[name], with_text[name]) for name in sorted(documents)}

    def texts(self, collection: str) -> list[tuple[str, str]]:
        """The incident and the text of each document of a collection that comes with its text."""
        found = []
        for split in self.splits:
            for path in sorted((self.folder / "documents").glob(f"{split}-*.parquet")):
                for batch in pq.ParquetFile(path).iter_batches(500, columns=["collection", "incident", "text"]):
                    found += [
                        (row["incident"], row["text"])
                        for row in batch.to_pylist()
                        if row["collection"] == collection and row["text"] is not None
                    ]
        return found


def with_totals(rows: Iterable[tuple[str, list[int]]]) -> Table:
    """Rows of a label and numbers as text, with the sum of the numbers at the end."""
    return [(label, *(f"{number:,}" for number in (*numbers, sum(numbers)))) for label, numbers in rows]


def markdown(header: tuple[str, ...], rows: Table) -> str:
    """A Markdown table; every column but the first is right-aligned."""
    lines = [header, ("---", *("---:",) * (len(header) - 1)), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
