"""How long `sarv changes` takes on two releases of generated documents, the whole command: seconds and peak memory.

The second release is the first one; or that with an edit in one document of a hundred; or with one in every document. An edit
moves the end of a mention's span by one character.
"""

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

sys.path.insert(0, str(Path(__file__).resolve().parent))

from _generated import generate  # type: ignore[import-not-found]  # beside this file, found at run time

from sarv.corpus import Corpus
from sarv.records import SPLITS
from sarv.release.shard import build_shard
from sarv.release.tables import configs
from sarv.schema import schema_folder

GOAL = 15.0
"""Seconds for 20,000 documents of which few or none were edited."""


def make(root: Path, documents: int) -> Path:
    """A release of generated documents, as far as it is compared."""
    generate(root, documents)
    folder = root / "release"
    shard = build_shard(root, folder, 0, 1, only=("documents",))
    assert not shard.findings
    corpus = Corpus(root)
    for name in ("corpus/actors.json", "corpus/outlets.json", "annotations/guidelines.md"):
        shutil.copy(corpus.path(name), folder / Path(name).name)
    shutil.copytree(schema_folder() / "layers", folder / "layers")
    state(folder, "0.1.0")
    return folder


def state(folder: Path, version: str) -> None:
    """Write the manifest of a release of that version."""
    facts = {"name": "generated", "version": version, "private": False, "schema_version": "0.1.0", "schema_sha256": "0" * 64}
    (folder / "manifest.json").write_text(json.dumps(facts))


def edit(folder: Path, every: int) -> int:
    """Move a mention's end in one of so many documents; give how many were edited."""
    edited = 0
    for split in SPLITS:
        path = folder / "documents" / f"{split}-00000-of-00001.parquet"
        source = pq.ParquetFile(path)
        staged = path.with_suffix(".part")
        with pq.ParquetWriter(staged, source.schema_arrow, compression="zstd") as target:
            for batch in source.iter_batches(500):
                rows = batch.to_pylist()
                for row in rows[::every]:
                    row["mentions"][0]["spans"][0]["end"] += 1
                    edited += 1
                target.write_table(pa.Table.from_pylist(rows, schema=configs()["documents"].schema))
        staged.replace(path)
    return edited


def measure(old: Path, new: Path) -> tuple[float, float, float, int]:
    """Seconds, those of them on a processor, peak memory in MB, and how many changes there are."""
    output = new.parent / "changes.json"
    command = [sys.executable, "-m", "sarv", "changes", str(old), str(new), "--output", str(output), "--limit", "0"]
    begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    spent = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    kilobytes = after.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return spent, busy, kilobytes / 1024, len(json.loads(output.read_bytes())["changes"])


def main() -> None:
    """Print the figures, and fail where the goal is missed for equal releases or few edits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=20_000)
    options = parser.parse_args()
    late = []
    with tempfile.TemporaryDirectory() as scratch:
        old = make(Path(scratch) / "corpus", options.documents)
        new = Path(scratch) / "new"
        for title, every in (("no edit", 0), ("one document in 100 edited", 100), ("every document edited", 1)):
            shutil.rmtree(new, ignore_errors=True)
            shutil.copytree(old, new)
            edited = edit(new, every) if every else 0
            state(new, "0.2.0")
            spent, busy, peak, found = measure(old, new)
            assert found == edited, (found, edited)
            times = f"{spent:6.1f} s ({busy:.1f} s on processors)"
            print(f"{title:28} {options.documents:>8,} documents  {times}  {peak:6.0f} MB at most  {found:>7,} changes")
            if spent > GOAL and every != 1:
                late.append(title)
    if late and options.documents <= 20_000:
        sys.exit(f"more than {GOAL} s: {', '.join(late)}")


if __name__ == "__main__":
    main()
