"""Builds one shard of a release: reads annotated documents, checks them, writes them as Parquet, in constant memory.

`build_shard` needs no framework and shares nothing with other shards: run it in a loop, in a process pool, or as the
task of a cluster. A document is read once; what was checked is what is written.
"""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from ..checks._views import AnnotationView, DocumentView
from ..corpus import Corpus, Kind, kind_named
from ..findings import Finding
from ..garbage import uncollected
from ..lookup import load_folder
from ..records import SPLITS, Document
from ..validation import examine, examine_record
from .features import footer
from .rights import as_released
from .tables import Batch, Config, Register, Unit, configs

_DOCUMENT, _ANNOTATION = kind_named("document"), kind_named("annotation")

BATCH = 500


@dataclass
class Shard:
    """What came of a shard: rows by (config, split), and the findings that forbid its publication."""

    rows: Counter[tuple[str, str]] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)


def build_shard(
    root: Path, staging: Path, shard: int, shards: int, *, private: bool = False, only: tuple[str, ...] = ()
) -> Shard:
    """Build shard number `shard` (from 0) of `shards` of the corpus folder `root` into the folder `staging`.

    Each split's documents, sorted by id, are divided evenly; every config has one file a split and shard. `private`
    carries every text that is there, `only` limits the configs.
    """
    corpus = Corpus(root)
    chosen = [config for config in configs().values() if not only or config.name in only]
    reader = _Reader(corpus, private, with_given=any(config.name == "annotations" for config in chosen))
    result = Shard(findings=reader.findings)
    # Arrow works without holding the interpreter: a batch is written while the next one is read and checked.
    with uncollected(), ThreadPoolExecutor(1) as writer:
        jobs: list[Future[None]] = []
        for split in SPLITS:
            ids = sorted(document for document, assigned in corpus.splits.items() if assigned == split)
            own = ids[len(ids) * shard // shards : len(ids) * (shard + 1) // shards]
            files = [_ShardFile(config, staging, split, shard, shards) for config in chosen]
            for batch in reader.batches(own):
                if jobs:
                    jobs[-1].result()
                jobs.append(writer.submit(_write, files, batch))
            jobs.append(writer.submit(_close, files, split, result))
        for job in jobs:
            job.result()
    return result


def _write(files: list["_ShardFile"], batch: Batch) -> None:
    for file in files:
        file.write(batch)


def _close(files: list["_ShardFile"], split: str, result: Shard) -> None:
    for file in files:
        file.close()
        result.rows[file.config.name, split] = file.rows


class _ShardFile:
    """One Parquet file; an empty split has one too, with its schema."""

    def __init__(self, config: Config, staging: Path, split: str, shard: int, shards: int) -> None:
        self.config = config
        self.rows = 0
        path = staging / config.name / f"{split}-{shard:05d}-of-{shards:05d}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        self._schema = footer(config)
        self._writer = pq.ParquetWriter(
            path,
            self._schema,
            compression="zstd",
            use_content_defined_chunking=True,
            write_page_index=True,
            write_page_checksum=True,
        )

    def write(self, batch: Batch) -> None:
        table = self.config.table(batch)
        self._writer.write_table(table.replace_schema_metadata(self._schema.metadata))
        self.rows += int(table.num_rows)

    def close(self) -> None:
        self._writer.close()


class _Reader:
    """Reads and checks documents with their annotations, one at a time."""

    def __init__(self, corpus: Corpus, private: bool, with_given: bool) -> None:
        self.corpus = corpus
        self.private = private
        self.findings: list[Finding] = []
        self.folder = load_folder(corpus)
        self.register = Register(self.folder.actors or {})
        self.alignments = {name: outlet.alignment for name, outlet in (self.folder.outlets or {}).items()}
        self.given = [
            (name, annotator.id, frozenset(round_.documents))
            for name, round_ in sorted(self.folder.rounds.items() if with_given else ())
            for annotator in sorted(round_.annotators, key=lambda annotator: annotator.id)
        ]

    def batches(self, ids: list[str]) -> Iterator[Batch]:
        """The documents `ids` as batches; what has findings is left out, and the findings are kept."""
        for start in range(0, len(ids), BATCH):
            units = [unit for name in ids[start : start + BATCH] if (unit := self.unit(name)) is not None]
            yield Batch(units, self.register)

    def unit(self, name: str) -> Unit | None:
        """One document as a release carries it, or None where it has findings."""
        known = len(self.findings)
        collection = self.corpus.collection_of(name) or ""
        path = f"corpus/{collection}/{name}.json"
        document, raw = self._record(path, _DOCUMENT)
        if document is None:
            return None
        text = self.corpus.text(collection, name)
        of = self.folder.collections.get(collection)
        shipped = of is not None and of.texts == "shipped"
        self.findings += examine_record("document", DocumentView(path, document, self.folder, text, of), raw)
        paths = [f"annotations/gold/{name}.json"]
        given = (f"annotations/rounds/{round_}/{by}/{name}.json" for round_, by, ids in self.given if name in ids)
        paths += filter(self.corpus.has, given)  # in an open round, some annotators are not done yet
        annotations = [self._annotation(path, document, text, shipped) for path in paths]
        if len(self.findings) > known:
            return None
        return as_released(document, text, annotations, self.alignments[document.outlet], self.private)

    def _annotation(self, path: str, document: Document, text: str | None, shipped: bool) -> tuple[Any, bytes]:
        record, raw = self._record(path, _ANNOTATION)
        if record is not None:
            view = AnnotationView(path, record, self.folder, document, text, shipped)
            self.findings += examine_record("annotation", view, raw)
        return record, raw

    def _record(self, path: str, kind: Kind) -> tuple[Any, bytes]:
        raw = self.corpus.read_bytes(path)
        record, found = examine(path, kind, raw)
        self.findings += found
        return record, raw
