"""The only reader and writer of corpus folders: which file is what, how it is read, how it is written without loss."""

import hashlib
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
import orjson

from .canonical import canonical
from .records import (
    ActorRegister,
    Agreement,
    Annotation,
    Collection,
    CorpusFacts,
    Datasheet,
    Decisions,
    Document,
    Explanations,
    Fingerprint,
    Incident,
    OutletRegister,
    Record,
    Round,
    Splits,
)
from .schema import compiled

LARGEST_FILE = 16 * 1024 * 1024

ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"


@dataclass(frozen=True)
class Kind:
    """A kind of JSON file: its name in messages, where it lies, its schema and its record."""

    name: str
    pattern: re.Pattern[str]
    schema: str
    record: type[Record]


def _kind(name: str, pattern: str, schema: str, record: type[Record]) -> Kind:
    return Kind(name, re.compile(pattern.replace("<id>", ID)), schema, record)


KINDS = (
    _kind("corpus", r"corpus/corpus\.json", "corpus", CorpusFacts),
    _kind("datasheet", r"corpus/datasheet\.json", "datasheet", Datasheet),
    _kind("actors", r"corpus/actors\.json", "actors", ActorRegister),
    _kind("outlets", r"corpus/outlets\.json", "outlets", OutletRegister),
    _kind("splits", r"corpus/splits\.json", "splits", Splits),
    _kind("collection", r"corpus/<id>/collection\.json", "collection", Collection),
    _kind("incident", r"corpus/<id>/incidents/<id>\.json", "incident", Incident),
    _kind("document", r"corpus/<id>/<id>\.json", "document", Document),
    _kind("round", r"annotations/rounds/<id>/round\.json", "round", Round),
    _kind("agreement", r"annotations/rounds/<id>/agreement\.json", "agreement", Agreement),
    _kind("decisions", r"annotations/rounds/<id>/decisions/<id>\.json", "decision", Decisions),
    _kind("annotation", r"annotations/rounds/<id>/(?!exports/)<id>/<id>\.json", "annotation", Annotation),
    _kind("annotation", r"annotations/gold/<id>\.json", "annotation", Annotation),
    _kind("fingerprint", r"annotations/fingerprints/<id>\.json", "fingerprint", Fingerprint),
    _kind("explanations", r"annotations/explanations\.json", "explanations", Explanations),
)
TEXT = re.compile(rf"corpus/({ID})/({ID})\.txt")
LABELLING = re.compile(rf"annotations/rounds/({ID})/labelling\.xml")
OTHER_FILES = re.compile(
    rf"annotations/guidelines\.md|corpus/{ID}/\.gitignore|(?:corpus|annotations)/(?:.*/)?README\.md"
    rf"|{LABELLING.pattern}|annotations/rounds/{ID}/exports/{ID}/{ID}\.json"
)


def kind_of(path: str) -> Kind | None:
    """What kind of JSON file lies at `path` (relative to the corpus folder), or None."""
    return next((kind for kind in KINDS if kind.pattern.fullmatch(path)), None)


def kind_named(name: str) -> Kind:
    """The kind of JSON file of that name."""
    return next(kind for kind in KINDS if kind.name == name)


def sha256(data: bytes) -> str:
    """The SHA-256 of `data` as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def read_record(kind: Kind, raw: bytes) -> Record | None:
    """The record that `raw` holds, or None where it is not exactly what `canonical` writes of a record that fits the schema.

    None does not say what is wrong; the checks of the levels bytes and shape do.
    """
    try:
        value = orjson.loads(raw)
        if not compiled(kind.schema).is_valid(value):
            return None
        record: Record = msgspec.convert(value, kind.record)
        return record if canonical(record) == raw else None
    except (msgspec.ValidationError, RecursionError, ValueError):
        return None


class CorpusError(Exception):
    """The folder cannot be worked on: not a corpus folder, or a needed file is unreadable or faulty."""


class Corpus:
    """A corpus folder. Paths given and returned as strings are relative to it, with forward slashes."""

    def __init__(self, root: Path) -> None:
        self.root = root.absolute()
        self._prefix = f"{self.root}{os.sep}"  # strings, since joining paths costs more than reading a small file

    @classmethod
    def find(cls, start: Path) -> "Corpus":
        """The corpus folder that `start` is or lies in."""
        start = start.absolute()
        for folder in (start, *start.parents):
            if (folder / "corpus").is_dir() and (folder / "annotations").is_dir():
                return cls(folder)
        raise CorpusError(
            f"{start} is not in a corpus folder: no folder from there upwards holds both corpus/ and annotations/. "
            "Go to one, or name it with --folder."
        )

    def path(self, relative: str) -> Path:
        """The absolute path of a file of the folder."""
        return self.root / relative

    def has(self, relative: str) -> bool:
        """Whether there is such a file."""
        return os.path.isfile(f"{self._prefix}{relative}")  # noqa: PTH113  # see __init__

    def read_bytes(self, relative: str) -> bytes:
        """The bytes of a file of the folder."""
        handle = os.open(f"{self._prefix}{relative}", os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            size = os.fstat(handle).st_size
            data = os.read(handle, size + 1)
            while len(data) < size and (more := os.read(handle, size - len(data) + 1)):
                data += more
            return data
        finally:
            os.close(handle)

    def names(self, relative: str, suffix: str = "") -> list[str]:
        """The sorted names in a folder that end in `suffix`; none where the folder is missing."""
        try:
            with os.scandir(self.root / relative) as entries:
                return sorted(entry.name for entry in entries if entry.name.endswith(suffix))
        except (FileNotFoundError, NotADirectoryError):
            return []

    def entries(self, unreadable: dict[str, str] | None = None) -> Iterator[tuple[str, os.DirEntry[str]]]:
        """Every file and folder below `corpus/` and `annotations/` with its path, sorted, links not followed.

        A folder that cannot be read raises, or is put into `unreadable` with the reason.
        """
        for top in ("corpus", "annotations"):
            yield from self._entries(top, unreadable)

    def _entries(self, relative: str, unreadable: dict[str, str] | None) -> Iterator[tuple[str, os.DirEntry[str]]]:
        try:
            with os.scandir(self.root / relative) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            if unreadable is None:
                raise
            unreadable[relative] = error.strerror or str(error)
            return
        for entry in entries:
            path = f"{relative}/{entry.name}"
            yield path, entry
            if entry.is_dir(follow_symlinks=False):
                yield from self._entries(path, unreadable)

    def load(self, relative: str, expected: type[Any]) -> Any:
        """The record in a file that must be there and valid; `CorpusError` names the file where it is not."""
        kind = kind_of(relative)
        assert kind is not None and kind.record is expected, relative
        try:
            record = read_record(kind, self.read_bytes(relative))
        except OSError as error:
            raise CorpusError(f"{relative}: cannot be read ({error.strerror})") from error
        if record is None:
            raise CorpusError(f"{relative}: is not a valid {kind.name} file; `sarv validate` says why")
        return record

    @cached_property
    def collections(self) -> dict[str, Collection]:
        """All collections by id, sorted."""
        return {name: self.load(f"corpus/{name}/collection.json", Collection) for name in self.collection_ids()}

    @cached_property
    def splits(self) -> dict[str, str]:
        """The frozen split of each annotated document."""
        splits: Splits = self.load("corpus/splits.json", Splits)
        return splits.documents

    def collection_ids(self) -> list[str]:
        """The sorted ids of the collections."""
        return [name for name in self.names("corpus") if (self.root / "corpus" / name / "collection.json").is_file()]

    def round_ids(self) -> list[str]:
        """The sorted ids of the rounds: the folders that hold a `round.json`."""
        return [name for name in self.names("annotations/rounds") if self.has(f"annotations/rounds/{name}/round.json")]

    def document_ids(self, collection: str) -> list[str]:
        """The sorted ids of a collection's documents."""
        names = self.names(f"corpus/{collection}", ".json")
        return [name.removesuffix(".json") for name in names if name != "collection.json"]

    def collection_of(self, document: str) -> str | None:
        """The collection of a document: every document id is its collection's id, a hyphen, and more."""
        head = document
        while (head := head.rpartition("-")[0]) and not self.has(f"corpus/{head}/collection.json"):
            pass
        return head or None

    def text(self, collection: str, document: str) -> str | None:
        """The text of a document, or None where it is not there (stand-off and not hydrated)."""
        path = f"corpus/{collection}/{document}.txt"
        try:
            return self.read_bytes(path).decode("utf-8")
        except FileNotFoundError:
            return None
        except UnicodeDecodeError as error:
            raise CorpusError(f"{path}: is not UTF-8; `sarv validate` says more") from error

    def judgments(self, of: Round, document: str) -> tuple[list[Annotation], Decisions | None]:
        """What there is of a document in a round: the annotations that its annotators gave so far, and the decisions."""
        return judgments(of, document, lambda path, kind: self.load(path, kind) if self.has(path) else None)

    def write(self, relative: str, record: Record) -> None:
        """Write a record as its file, whole or not at all."""
        self.write_bytes(relative, canonical(record))

    def write_bytes(self, relative: str, data: bytes) -> None:
        """Write a file whole or not at all; an equal file is left alone."""
        write_whole(self.root / relative, data)


def judgments(of: Round, document: str, read: Callable[[str, type[Any]], Any]) -> tuple[list[Annotation], Decisions | None]:
    """What there is of a document in a round, where `read` gives the record in a file, which is of that type, or None."""
    home = f"annotations/rounds/{of.id}"
    given = (read(f"{home}/{name}/{document}.json", Annotation) for name in sorted({one.id for one in of.annotators}))
    return [one for one in given if one is not None], read(f"{home}/decisions/{document}.json", Decisions)


def write_whole(target: Path, data: bytes, *, private: bool = False) -> None:
    """Write `data` to `target` by stage, fsync, rename: whoever reads sees the old file or the new one.

    What is `private` can be read by the user alone, from the first byte on.
    """
    if target.is_file() and not target.is_symlink() and target.read_bytes() == data:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    staged = target.with_name(f".{target.name}.part")  # always the same name, so that the next run clears what a kill left
    try:
        staged.unlink(missing_ok=True)
        with os.fdopen(os.open(staged, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600 if private else 0o666), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        staged.replace(target)
    finally:
        staged.unlink(missing_ok=True)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make renames in `folder` durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
