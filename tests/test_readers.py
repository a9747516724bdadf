"""The tables of a release are read by whoever reads Parquet, with the same rows.

`scripts/test --readers` runs these tests with the oldest readers that are supported, all others with the newest.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from released import release_of
from sarv.corpus import Corpus
from sarv.release.tables import configs

Rows = list[dict[str, Any]]


def read_by_pandas(path: Path) -> Rows:
    """The rows as pandas has them."""
    pandas = pytest.importorskip("pandas")
    found: Rows = pandas.read_parquet(path, dtype_backend="pyarrow").to_dict("records")
    return found


def read_by_polars(path: Path) -> Rows:
    """The rows as polars has them."""
    polars = pytest.importorskip("polars")
    found: Rows = polars.read_parquet(path).to_dicts()
    return found


def read_by_duckdb(path: Path) -> Rows:
    """The rows as DuckDB has them."""
    duckdb = pytest.importorskip("duckdb")
    result = duckdb.connect().execute("SELECT * FROM read_parquet(?)", [str(path)])
    names = [column[0] for column in result.description]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def read_by_datasets(path: Path) -> Rows:
    """The rows as `datasets` has them, loaded from the release by config and split."""
    datasets = pytest.importorskip("datasets")
    config, split = path.parent.name, path.name.partition("-")[0]
    loaded = datasets.load_dataset(str(path.parents[1]), config, split=split, cache_dir=str(path.parents[2] / "cache"))
    found: Rows = loaded.to_list()
    return found


READERS = [read_by_datasets, read_by_duckdb, read_by_pandas, read_by_polars]


@pytest.fixture
def release(tale: Corpus) -> Path:
    """The release of the example corpus."""
    return release_of(tale)


@pytest.mark.filterwarnings("ignore")  # readers warn of each other's future
@pytest.mark.parametrize("read", READERS)
def test_a_reader_has_the_rows_of_every_config(release: Path, read: Callable[[Path], Rows]) -> None:
    """Names, nested lists, dates, nulls and numbers are the same in every reader."""
    for config in configs():
        for path in sorted((release / config).glob("*.parquet")):
            assert pq.read_table(path).to_pylist() == _plain(read(path)), path.name


@pytest.mark.filterwarnings("ignore")  # readers warn of each other's future
@pytest.mark.parametrize("read", READERS)
def test_offsets_hold_in_every_reader(release: Path, read: Callable[[Path], Rows]) -> None:
    """The words of a span are where its offsets say, beyond emoji too, since strings are counted in code points."""
    checked = 0
    for path in sorted((release / "documents").glob("*.parquet")):
        for row in read(path):
            for mention in row["mentions"]:
                for span in mention["spans"]:
                    assert span["text"] == row["text"][span["start"] : span["end"]]
                    checked += 1

    assert checked > 5


def _plain(value: Any) -> Any:
    """A value without the types of a library: its own null, arrays, its own dates."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return None if type(value).__name__ in ("NAType", "NaTType") else value
