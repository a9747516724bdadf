"""What a check is given to look at: one file with its place in the folder, never more than it needs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar

from ..corpus import Kind, kind_of
from ..quoting import Unresolved, unresolved
from ..reading import Scan, scan
from ..records import (
    Actor,
    Annotation,
    Argument,
    Casualties,
    Collection,
    Cue,
    Decisions,
    Document,
    Event,
    EventReport,
    Incident,
    Link,
    Mention,
    Outlet,
    Party,
    Record,
    Round,
    Span,
    Stance,
    Trigger,
)
from ._located import Located, members, together

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
    def scan(self) -> Scan:
        """What the strict reader finds in a JSON file."""
        return scan(self.text or "")


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


def name_of(path: str) -> str:
    """What a file is about, by its place alone: the name it has, or its folder's for `collection.json` and `round.json`."""
    *_, folder, name = path.split("/")
    return folder if name in ("collection.json", "round.json") else name.removesuffix(".json")


@dataclass
class Folder:
    """What the checks of one file may know of the others. A register that cannot be read is None, and asks nothing.

    Records are known by where their files lie. `incidents` by `collection/incident`, `annotations`, those of rounds, by
    `round/annotator` and then document, `entries`, everything in the folder, and `faulty`, what could not be read, by path.
    """

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

    @cached_property
    def gold(self) -> frozenset[str]:
        """The documents that have gold, faulty or not."""
        return frozenset(name_of(path) for path in self.entries if path.startswith("annotations/gold/"))

    @cached_property
    def with_fact_sheets(self) -> frozenset[str]:
        """The collections that have fact sheets, faulty or not."""
        return frozenset(path.split("/")[1] for path in self.entries if "/incidents/" in path)

    @cached_property
    def _faulty_documents(self) -> frozenset[str]:
        kinds = {path: kind_of(path) for path in self.faulty}
        return frozenset(name_of(path) for path, kind in kinds.items() if kind is not None and kind.name == "document")

    def has_document(self, name: str) -> bool:
        """Whether there is such a document, faulty or not."""
        return name in self.documents or name in self._faulty_documents

    def has_round(self, name: str) -> bool:
        """Whether there is such a round, faulty or not."""
        return name in self.rounds or f"annotations/rounds/{name}/round.json" in self.faulty

    def misses_fact_sheet(self, document: Document) -> bool:
        """Whether a document's incident lacks the fact sheet that its collection has for the others."""
        collection, incident = document.collection, document.incident
        there = f"{collection}/{incident}" in self.incidents
        return not there and collection in self.with_fact_sheets and f"corpus/{collection}/incidents/{incident}.json" not in self.faulty


@dataclass
class RecordView(Generic[R]):
    """A file of the right shape, as its record."""

    path: str
    record: R
    folder: Folder

    @property
    def name(self) -> str:
        """What the file is about, by its place."""
        return name_of(self.path)

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

    @property
    def gold(self) -> bool:
        """Whether this is gold, not an annotator's or adjudicator's own."""
        return self.path.startswith("annotations/gold/")

    @property
    def round_name(self) -> str:
        """The round, by the file's place; gold, which lies in none, says from which it is."""
        return self.record.round if self.gold else self.path.split("/")[2]

    @property
    def round(self) -> Round | None:
        """The round, where its file can be read."""
        return self.folder.rounds.get(self.round_name)

    @property
    def stale(self) -> bool:
        """Whether the offsets were taken from another text than the document has now."""
        return self.document is not None and self.record.text_sha256 != self.document.text.sha256


@dataclass
class AnnotationView(JudgmentsView[Annotation]):
    """An annotation with its document.

    `text` is None where it is not there (a stand-off document that is not hydrated) or is not the one that was annotated.
    """

    text: str | None
    shipped: bool

    def __post_init__(self) -> None:
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
    def mentions(self) -> Located[Mention]:
        """All mentions."""
        return members(self.record, "mentions")

    @cached_property
    def stances(self) -> Located[Stance]:
        """All stances."""
        return members(self.record, "stances")

    @cached_property
    def events(self) -> Located[Event]:
        """All events."""
        return members(self.record, "events")

    @cached_property
    def cues(self) -> Located[Cue]:
        """The cues of all stances."""
        return self.stances.members("cues")

    @cached_property
    def triggers(self) -> Located[Trigger]:
        """The triggers of all events."""
        return self.events.members("triggers")

    @cached_property
    def arguments(self) -> Located[Argument]:
        """The arguments of all events."""
        return self.events.members("arguments")

    @cached_property
    def casualties(self) -> Located[Casualties]:
        """The casualty figures of all events."""
        return self.events.members("casualties")

    @cached_property
    def reports(self) -> Located[EventReport]:
        """The reports of all events."""
        return self.events.members("reports")

    @cached_property
    def links(self) -> Located[Link]:
        """The links of all events."""
        return self.events.members("links")

    @cached_property
    def extents(self) -> Located[tuple[Span, ...]]:
        """Every list of spans."""
        with_spans = together(self.mentions, self.cues, self.triggers, self.arguments, self.casualties)
        return together(with_spans.each("spans"), self.stances.each("target.proposition"))

    @cached_property
    def spans(self) -> Located[Span]:
        """Every span."""
        return self.extents.flat()

    @cached_property
    def words(self) -> list[str]:
        """The words of every span, empty where it lies outside the text; no words where the text is not there."""
        text = self.text
        return [] if text is None else [text[span.start : span.end] for span in self.spans]

    @cached_property
    def parties(self) -> Located[Party]:
        """Every holder, source and reporter."""
        return together(self.stances.each("holder"), self.stances.each("source"), together(self.casualties, self.reports).each("source"))

    @cached_property
    def actors(self) -> Located[str]:
        """Every reference to the register of actors."""
        return together(
            self.mentions.members("actors"),
            self.parties.each("actor"),
            self.stances.each("target.actor"),
            self.arguments.each("actor"),
            self.casualties.each("of"),
        )

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
