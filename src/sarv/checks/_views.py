"""What a check is given to look at: one file with its place in the folder, never more than it needs."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from ..corpus import Kind
from ..quoting import Unresolved, unresolved
from ..reading import Scan, scan
from ..records import Annotation, Collection, Decisions, Document, Outlet, Record, Round, Span
from ._edges import Edges, edges
from ._folder import Folder, name_of
from ._parts import Parts

__all__ = ["AnnotationView", "DocumentView", "FileView", "Folder", "JudgmentsView", "QuotesView", "RecordView", "ShapedView"]

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
class RecordView(Generic[R]):
    """A file of the right shape, as its record."""

    path: str
    record: R
    folder: Folder

    def __post_init__(self) -> None:
        # What the file is about, by its place.
        self.name = name_of(self.path)

    @property
    def collection_name(self) -> str:
        """The collection that a file below `corpus/` lies in."""
        return self.path.split("/")[1]


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
class JudgmentsView(RecordView[J]):
    """A file of judgments on one document in one round: an annotation or decisions. An unknown document is None."""

    document: Document | None

    def __post_init__(self) -> None:
        super().__post_init__()
        _, top, *folders, _ = self.path.split("/")
        self.gold = top == "gold"
        # Gold lies in no round's and no annotator's folder. From which round it is, it says itself.
        self.round_name = self.record.round if self.gold else folders[0]
        self.annotator_name = "gold" if self.gold else folders[1]
        self.round = self.folder.rounds.get(self.round_name)
        # Offsets that were taken from another text than the document has now say nothing of this one.
        self.stale = self.document is not None and self.record.text_sha256 != self.document.text.sha256


@dataclass
class AnnotationView(JudgmentsView[Annotation]):
    """An annotation with its document.

    `text` is None where it is not there (a stand-off document that is not hydrated) or is not the one that was annotated.
    """

    text: str | None
    shipped: bool

    def __post_init__(self) -> None:
        super().__post_init__()
        self.parts = Parts(self.record)
        if self.stale:
            self.text = None

    @property
    def stand_off(self) -> bool:
        """Whether the collection is known not to ship its texts."""
        return not self.shipped and self.document is not None and self.document.collection in self.folder.collections

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

    @cached_property
    def inside(self) -> bool:
        """Whether the text is there and all spans lie inside it."""
        length = -1 if self.text is None else len(self.text)
        return max(self.parts.starts, default=0) <= length and max(self.parts.ends, default=0) <= length

    @cached_property
    def edges(self) -> Edges | None:
        """The characters at the edges of the spans, where all spans are inside the text."""
        return edges(self.text, self.parts.starts, self.parts.ends) if self.text is not None and self.inside else None

    @cached_property
    def words(self) -> list[str]:
        """The words of every span, empty where it is not inside the text; no words where the text is not there."""
        text, spans = self.text, self.parts.spans
        if text is None:
            return []
        if self.inside:
            return [text[span.start : span.end] for span in spans]
        return [text[span.start : span.end] if span.end <= len(text) else "" for span in spans]

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
