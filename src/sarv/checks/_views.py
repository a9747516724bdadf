"""What a check is given to look at: one file with its place in the folder, never more than it needs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar

from ..corpus import Kind
from ..reading import Scan, scan
from ..records import (
    Actor,
    Annotation,
    Collection,
    Document,
    Incident,
    Outlet,
    Party,
    Record,
    Round,
    Span,
)

Path = tuple[str | int, ...]
R = TypeVar("R", bound=Record)


@dataclass
class FileView:
    """A file as bytes. `text` is None where the bytes are not UTF-8; `kind` is None for a document's text."""

    path: str
    raw: bytes
    kind: Kind | None

    @cached_property
    def text(self) -> str | None:
        """The decoded file."""
        try:
            return self.raw.decode("utf-8")
        except UnicodeDecodeError:
            return None

    @cached_property
    def scan(self) -> Scan:
        """What the strict reader finds in a JSON file."""
        return scan(self.text or "")


@dataclass
class Folder:
    """What the checks of one file may know of the others. A register that cannot be read is None, and asks nothing."""

    actors: Mapping[str, Actor] | None = None
    outlets: Mapping[str, Outlet] | None = None
    collections: Mapping[str, Collection] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    incidents: Mapping[str, Incident] = field(default_factory=dict)
    rounds: Mapping[str, Round] = field(default_factory=dict)
    splits: Mapping[str, str] | None = None
    entries: Mapping[str, Any] = field(default_factory=dict)
    faulty: frozenset[str] = frozenset()
    annotations: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass
class RecordView(Generic[R]):
    """A file of the right shape, as its record."""

    path: str
    record: R
    folder: Folder

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.path.rpartition("/")[2].rpartition(".")[0]

    @property
    def parent(self) -> str:
        """The name of the folder that the file lies in."""
        return self.path.split("/")[-2]


@dataclass
class DocumentView(RecordView[Document]):
    """A document with its text, where that is there, and its collection."""

    text: str | None
    collection: Collection | None

    @property
    def shipped(self) -> bool:
        """Whether the collection ships its texts."""
        return self.collection is not None and self.collection.texts == "shipped"


@dataclass
class AnnotationView(RecordView[Annotation]):
    """An annotation with its document. `text` is None for a stand-off document that is not hydrated."""

    document: Document | None
    text: str | None
    shipped: bool

    @property
    def gold(self) -> bool:
        """Whether this is gold, not an annotator's own."""
        return self.path.startswith("annotations/gold/")

    @cached_property
    def extents(self) -> list[tuple[Path, tuple[Span, ...]]]:
        """Every list of spans with the path to it."""
        found: list[tuple[Path, tuple[Span, ...]]] = []
        add = found.append
        annotation = self.record
        for i, mention in enumerate(annotation.mentions):
            add((("mentions", i, "spans"), mention.spans))
        for i, stance in enumerate(annotation.stances):
            if stance.target.proposition is not None:
                add((("stances", i, "target", "proposition"), stance.target.proposition))
            for j, cue in enumerate(stance.cues):
                add((("stances", i, "cues", j, "spans"), cue.spans))
        for i, event in enumerate(annotation.events):
            for j, trigger in enumerate(event.triggers):
                add((("events", i, "triggers", j, "spans"), trigger.spans))
            for j, argument in enumerate(event.arguments):
                add((("events", i, "arguments", j, "spans"), argument.spans))
            for j, casualties in enumerate(event.casualties):
                add((("events", i, "casualties", j, "spans"), casualties.spans))
        return found

    @cached_property
    def spans(self) -> list[tuple[Path, int, Span]]:
        """Every span with the path to its list and its place there."""
        return [(path, i, span) for path, spans in self.extents for i, span in enumerate(spans)]

    @cached_property
    def parties(self) -> list[tuple[Path, Party]]:
        """Every holder, source and reporter with the path to it."""
        found: list[tuple[Path, Party]] = []
        add = found.append
        for i, stance in enumerate(self.record.stances):
            add((("stances", i, "holder"), stance.holder))
            if stance.source is not None:
                add((("stances", i, "source"), stance.source))
        for i, event in enumerate(self.record.events):
            for j, casualties in enumerate(event.casualties):
                add((("events", i, "casualties", j, "source"), casualties.source))
            for j, report in enumerate(event.reports):
                add((("events", i, "reports", j, "source"), report.source))
        return found

    def actor_references(self) -> Iterator[tuple[Path, str]]:
        """Every reference to the actor register with the path to it."""
        for i, mention in enumerate(self.record.mentions):
            for j, actor in enumerate(mention.actors):
                yield ("mentions", i, "actors", j), actor
        for path, party in self.parties:
            if party.actor is not None:
                yield (*path, "actor"), party.actor
        for i, stance in enumerate(self.record.stances):
            if stance.target.actor is not None:
                yield ("stances", i, "target", "actor"), stance.target.actor
        for i, event in enumerate(self.record.events):
            for j, argument in enumerate(event.arguments):
                if argument.actor is not None:
                    yield ("events", i, "arguments", j, "actor"), argument.actor
            for j, casualties in enumerate(event.casualties):
                if casualties.of is not None:
                    yield ("events", i, "casualties", j, "of"), casualties.of


@dataclass
class ShapedView:
    """A JSON file whose value fits its schema, as its record."""

    file: FileView
    record: Record

    @property
    def path(self) -> str:
        """The path of the file."""
        return self.file.path
