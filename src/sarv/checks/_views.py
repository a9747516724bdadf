"""What a check is given to look at: one file with its place in the folder, never more than it needs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from ..corpus import Kind
from ..findings import Fault
from ..quoting import Unresolved, unresolved
from ..reading import Scan, scan
from ..records import (
    Annotation,
    ArchiveMemberSource,
    Collection,
    Decisions,
    Document,
    Fingerprint,
    Outlet,
    PinnedMember,
    PinnedTable,
    Record,
    Span,
    TableRowSource,
)
from ._edges import edges
from ._folder import Folder, name_of
from ._parts import Parts

__all__ = [
    "AnnotationView",
    "DocumentView",
    "FileView",
    "FingerprintView",
    "Folder",
    "InputView",
    "JudgmentsView",
    "QuotesView",
    "RecordView",
    "ShapedView",
    "SubmissionView",
]

R = TypeVar("R", bound=Record)
J = TypeVar("J", Annotation, Decisions)


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
    def shown(self) -> str:
        """The file as it can be shown: what is not UTF-8 is replaced."""
        return self.raw.decode("utf-8", "replace") if self.text is None else self.text

    @cached_property
    def scan(self) -> Scan:
        """What the strict reader finds in a JSON file."""
        return scan(self.shown)


@dataclass
class ShapedView:
    """A JSON file whose value fits its schema, as its record."""

    file: FileView
    record: Record

    @property
    def path(self) -> str:
        """The path of the file."""
        return self.file.path


@dataclass
class QuotesView:
    """An annotation whose spans are quotes, and the text that they should stand in."""

    path: str
    value: Any
    text: str
    shipped: bool

    @cached_property
    def unresolved(self) -> list[Unresolved]:
        """The quotes that give no place."""
        return unresolved(self.value, self.text)


@dataclass
class SubmissionView:
    """A submission to an annotation server on its way in, or a task on its way out, and what was found when it was read."""

    path: str
    faults: Sequence[Fault]


@dataclass
class InputView:
    """A file on its way into the corpus by `sarv add`, and what was found when it was read."""

    path: str
    faults: Sequence[Fault]


@dataclass
class RecordView(Generic[R]):
    """A file of the right shape, as its record. `name` is what the file is about, by its place."""

    path: str
    record: R
    folder: Folder

    def __post_init__(self) -> None:
        self.name = name_of(self.path)

    @property
    def collection_name(self) -> str:
        """The collection that a file below `corpus/` lies in."""
        return self.path.split("/")[1]


def pinned_files(collection: Collection) -> tuple[PinnedMember, ...] | tuple[PinnedTable, ...] | None:
    """The pinned files that the texts of a collection come out of, if they do."""
    source = collection.source
    return source.files if isinstance(source, ArchiveMemberSource | TableRowSource) else None


@dataclass
class DocumentView(RecordView[Document]):
    """A document with its text, where that is there, and its collection."""

    text: str | None
    collection: Collection | None

    @property
    def shipped(self) -> bool:
        """Whether the collection ships its texts."""
        return self.collection is not None and self.collection.texts == "shipped"

    @property
    def pinned_names(self) -> list[str] | None:
        """The names of the pinned files that the collection's texts come out of, if they do."""
        files = None if self.collection is None else pinned_files(self.collection)
        return None if files is None else [file.id for file in files]


@dataclass
class JudgmentsView(RecordView[J]):
    """A file of judgments on one document in one round: an annotation or decisions. An unknown document is None.

    Round and annotator are known by the file's place; gold, which lies in neither's folder, says itself from which round it is.
    What is `stale` was made on another text than the document has now. `text` is None where it is not there (a stand-off document
    that is not hydrated) or not the one that was judged.
    """

    document: Document | None
    text: str | None
    shipped: bool

    def __post_init__(self) -> None:
        super().__post_init__()
        _, top, *folders, _ = self.path.split("/")
        self.gold: bool = top == "gold"
        self.round_name = self.record.round if self.gold else folders[0]
        self.annotator_name = "gold" if self.gold else folders[1]
        self.round = self.folder.rounds.get(self.round_name)
        self.stale = self.document is not None and self.record.text_sha256 != self.document.text.sha256
        if self.stale:
            self.text = None

    @property
    def stand_off(self) -> bool:
        """Whether the collection is known not to ship its texts."""
        return not self.shipped and self.document is not None and self.document.collection in self.folder.collections


@dataclass
class AnnotationView(JudgmentsView[Annotation]):
    """An annotation with its document.

    `inside` says whether the text is there and all spans lie in it. `words` are those of each span, empty where it does not, none
    without the text; `edges` the characters at the edges of spans that are all inside.
    """

    def __post_init__(self) -> None:
        super().__post_init__()
        self.parts = parts = Parts(self.record)
        text = self.text
        length = -1 if text is None else len(text)
        self.inside = max(parts.ends, default=0) <= length and max(parts.starts, default=0) <= length
        self.edges = edges(text, parts.starts, parts.ends) if text is not None and self.inside else None
        self.words = [] if text is None else [text[span.start : span.end] if span.end <= length else "" for span in parts.spans]

    @property
    def length(self) -> int | None:
        """The length of the text that was annotated, as far as it is known."""
        if self.text is not None:
            return len(self.text)
        return None if self.document is None or self.stale else self.document.text.length

    @property
    def outlet(self) -> Outlet | None:
        """The document's outlet, where the register has it."""
        return None if self.document is None else (self.folder.outlets or {}).get(self.document.outlet)

    def shown(self, spans: Iterable[Span]) -> str:
        """An extent as a finding may show it: its words where they are shipped, else only its offsets."""
        if self.text is None or not self.shipped:
            return ", ".join(f"{span.start}–{span.end}" for span in spans)
        return " … ".join(self.text[span.start : span.end] for span in spans)

    def around(self, span: Span) -> str | None:
        """The surroundings of a span, where they may be shown."""
        if self.text is None or not self.shipped:
            return None
        return self.text[max(span.start - 20, 0) : span.end + 20]


@dataclass
class FingerprintView(RecordView[Fingerprint]):
    """A fingerprint with its document, and the document's text where that is here."""

    document: Document | None
    text: str | None

    @property
    def stand_off(self) -> bool:
        """Whether the document's collection is known not to ship its texts."""
        collection = None if self.document is None else self.folder.collections.get(self.document.collection)
        return collection is not None and collection.texts == "stand_off"

    @property
    def stale(self) -> bool:
        """Whether it was made of another text than the document has now."""
        return self.document is not None and self.document.text.sha256 != self.record.text_sha256

    @property
    def gold(self) -> Annotation | None:
        """The document's gold, where it can be read."""
        found = self.folder.record(f"annotations/gold/{self.name}.json", Annotation)
        return found if isinstance(found, Annotation) else None
