"""What predictions are scored against: the documents of one split of a release, with gold and text.

Only documents whose text is in the release are scored, since nobody else's model has seen the others: those of a stand-off
collection count where the release was built with `--private`. Which they are is part of every score's signature.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePath
from typing import Any, TypedDict

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ..corpus import CorpusError, sha256
from ..findings import few
from ..layers import labels
from ..records import SPLITS, Actor, ActorRegister, Event, Mention, Record, Stance

COLUMNS = (
    "id",
    "collection",
    "language",
    "outlet",
    "outlet_alignment",
    "genre",
    "incident",
    "text",
    "complete",
    "mentions",
    "stances",
    "events",
)
_ROWS = 100
_READ = ("documents/*.parquet", "layers/*.json", "actors.json")


class SplitFacts(TypedDict):
    """What a manifest says of a split of a config."""

    config: str
    split: str
    content_sha256: str


class FileFacts(TypedDict):
    """What a manifest says of a file."""

    path: str
    sha256: str


class Manifest(TypedDict):
    """What scoring asks a manifest."""

    name: str
    version: str
    schema_sha256: str
    splits: list[SplitFacts]
    files: list[FileFacts]
    manifest_sha256: str


class Gold(Record, frozen=True, kw_only=True):
    """A document with its gold. A layer that is not in `complete` is not scored in it."""

    id: str
    collection: str
    language: str
    outlet: str
    outlet_alignment: str | None
    genre: str
    incident: str
    text: str
    complete: tuple[str, ...]
    mentions: tuple[Mention, ...]
    stances: tuple[Stance, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True)
class Release:
    """A release folder as `sarv release` writes it."""

    folder: Path
    manifest: Manifest

    @cached_property
    def actors(self) -> tuple[Actor, ...]:
        """The actors of the register."""
        return msgspec.json.decode((self.folder / "actors.json").read_bytes(), type=ActorRegister).actors

    @cached_property
    def types(self) -> Mapping[str, str]:
        """The type of every actor."""
        return {actor.id: actor.type for actor in self.actors}

    @property
    def name(self) -> str:
        """Name and version."""
        return f"{self.manifest['name']}-{self.manifest['version']}"

    @cached_property
    def register_sha256(self) -> str:
        """The checksum of the register of actors."""
        return sha256((self.folder / "actors.json").read_bytes())

    @property
    def schema_sha256(self) -> str:
        """The checksum of the schemas that the release follows."""
        return str(self.manifest["schema_sha256"])

    def content_sha256(self, split: str) -> str:
        """The content hash of the documents of a split."""
        found = (one for one in self.manifest["splits"] if one["config"] == "documents" and one["split"] == split)
        return str(next(found)["content_sha256"])

    @cached_property
    def split_of(self) -> Mapping[str, str]:
        """The split of every document, whether its text is there or not."""
        return {id_: split for split in SPLITS for path in self._files(split) for id_ in _column(path, "id")}

    def batches(self, split: str) -> Iterator[pa.RecordBatch]:
        """The documents of a split that have their text, in the order of the release, a hundred at a time."""
        for path in self._files(split):
            for batch in pq.ParquetFile(path).iter_batches(_ROWS, columns=list(COLUMNS)):
                yield batch.filter(pc.is_valid(batch["text"]))

    def documents(self, split: str) -> Iterator[Gold]:
        """The same, one at a time."""
        for batch in self.batches(split):
            yield from golds_of(batch)

    def texts(self, split: str) -> Mapping[str, str]:
        """The texts of the documents of a split that have one."""
        found = ((id_, text) for path in self._files(split) for id_, text in _columns(path, "id", "text"))
        return {id_: text for id_, text in found if text is not None}

    def with_text(self, split: str) -> int:
        """How many documents of a split have their text in the release."""
        return sum(len(texts) - texts.null_count for texts in self._texts(split))

    def without_text(self, split: str) -> int:
        """How many documents of a split do not have their text in the release."""
        return sum(texts.null_count for texts in self._texts(split))

    def notes(self, split: str) -> Iterator[str]:
        """What a reader of scores on a split must know of what they were scored against."""
        if without := self.without_text(split):
            yield f"{without} more documents of the split have no text in this release and are not scored"

    def _texts(self, split: str) -> Iterator[pa.ChunkedArray]:
        return (pq.read_table(path, columns=["text"])["text"] for path in self._files(split))

    def _files(self, split: str) -> list[Path]:
        return sorted((self.folder / "documents").glob(f"{split}-*.parquet"))


def golds_of(rows: pa.RecordBatch) -> list[Gold]:
    """The documents of a batch."""
    return msgspec.convert(rows.to_pylist(), list[Gold])


def open_release(folder: Path) -> Release:
    """The release in `folder`; `CorpusError` says what keeps it from being one, or whose labels are not those of this kit.

    What is read of it is held to the checksums of its manifest first: of a damaged copy figures would be of something else.
    """
    try:
        raw = (folder / "manifest.json").read_bytes()
        manifest = msgspec.json.decode(raw, type=Manifest)
    except (OSError, msgspec.DecodeError) as error:
        raise CorpusError(f"{folder} is no release: manifest.json cannot be read ({error}); `sarv release` builds one") from error
    seal = manifest["manifest_sha256"]
    whole = seal == sha256(raw.replace(seal.encode(), b""))
    damaged = _damaged(folder, {one["path"]: one["sha256"] for one in manifest["files"]}) if whole else ["manifest.json"]
    if damaged:
        raise CorpusError(
            f"{folder} is not as it was released: missing, changed or added is {few(damaged)}; get it again, "
            "and see with `sarv verify` what is wrong"
        )
    theirs = _labels(folder)
    other = sorted(name for name, used in labels().items() if theirs.get(name) not in (None, used))
    if other:
        raise CorpusError(
            f"{folder} has other labels than this version of sarv ({', '.join(other)}): score it with its own version"
        )
    return Release(folder, manifest)


def _damaged(folder: Path, checksums: Mapping[str, str]) -> list[str]:
    """The files that are read of a release and are not what its manifest says."""
    there = {path.relative_to(folder).as_posix(): path for pattern in _READ for path in folder.glob(pattern)}
    listed = {path for path in checksums if any(PurePath(path).match(pattern) for pattern in _READ)}
    return sorted(
        name
        for name in listed | there.keys()
        if name not in there or not there[name].is_file() or checksums.get(name) != sha256(there[name].read_bytes())
    )


def _labels(folder: Path) -> dict[str, tuple[str, ...]]:
    files = (msgspec.json.decode(path.read_bytes()) for path in sorted((folder / "layers").glob("*.json")))
    fields = (field for layer in files for field in layer["fields"])
    return {field["field"]: tuple(label["label"] for label in field["labels"]) for field in fields}


def _columns(path: Path, *names: str) -> Iterator[tuple[Any, ...]]:
    table = pq.read_table(path, columns=list(names))
    return zip(*(table[name].to_pylist() for name in names), strict=True)


def _column(path: Path, name: str) -> list[Any]:
    found: list[Any] = pq.read_table(path, columns=[name])[name].to_pylist()
    return found
