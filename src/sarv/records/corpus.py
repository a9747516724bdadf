"""What `corpus/` holds besides the texts: documents, collections and their sources, registers, incidents, splits."""

from ._base import Record

SPLITS = ("train", "validation", "test")
"""The splits, in the order in which they are shown."""


class CorpusFacts(Record, frozen=True, kw_only=True):
    """`corpus/corpus.json`: the corpus's name, its data version, and what its card and citation say of it.

    `published` is the day of that version, which nobody can count in the data.
    """

    name: str
    title: str
    version: str
    summary: str
    license: str
    authors: tuple[str, ...]
    published: str | None = None


class Rights(Record, frozen=True, kw_only=True):
    """On which terms the text may be used; `redistribute` alone decides whether a public release may carry it."""

    license: str
    credit: str
    redistribute: bool


class TextFacts(Record, frozen=True, kw_only=True):
    """SHA-256 of the UTF-8 text and its length in code points."""

    sha256: str
    length: int


class Locator(Record, frozen=True, kw_only=True):
    """Where hydration finds a stand-off document: the id of a pinned file of its collection and the key within."""

    file: str
    key: str


class Document(Record, frozen=True, kw_only=True):
    """One article: metadata beside an immutable text. `incident` is the event cluster it reports, the unit of splitting."""

    id: str
    collection: str
    language: str
    outlet: str
    published: str | None = None
    url: str | None = None
    genre: str
    incident: str
    rights: Rights
    text: TextFacts
    source: Locator | None = None


class PinnedMember(Record, frozen=True, kw_only=True):
    """A file inside an archive that holds many documents, each beginning where `cut` matches at the start of a line.

    The match itself is the document's key; a document runs to the next match.
    """

    id: str
    url: str
    mirror: str
    sha256: str
    member: str
    member_sha256: str
    encoding: str
    cut: str


class PinnedTable(Record, frozen=True, kw_only=True):
    """A table with a document a row: `key` and `text` name its columns, `format` is `jsonl` or `csv`."""

    id: str
    url: str
    mirror: str
    sha256: str
    format: str
    key: str
    text: str


class FileSource(Record, frozen=True, kw_only=True, tag="file", tag_field="kind"):
    """Each document is a file of the user's own; it is known by its checksum, whatever its name."""


class ArchiveMemberSource(Record, frozen=True, kw_only=True, tag="archive_member", tag_field="kind"):
    """Documents are cut from members of a pinned public archive."""

    files: tuple[PinnedMember, ...]


class TableRowSource(Record, frozen=True, kw_only=True, tag="table_row", tag_field="kind"):
    """Documents are rows of pinned public tables."""

    files: tuple[PinnedTable, ...]


class Collection(Record, frozen=True, kw_only=True):
    """A set of documents of one origin. `texts` is `shipped` or `stand_off`; only the latter has a `source`.

    `writers` says who wrote the texts: `people`, `language_model` or `program`.
    """

    id: str
    title: str
    description: str
    provenance: str
    texts: str
    source: FileSource | ArchiveMemberSource | TableRowSource | None = None
    writers: str


class Actor(Record, frozen=True, kw_only=True):
    """A register entry: whom a mention means. `part_of` is the body it belongs to or speaks for."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    type: str
    country: str | None = None
    wikidata: str | None = None
    part_of: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None


class ActorRegister(Record, frozen=True, kw_only=True):
    """`corpus/actors.json`, sorted by id."""

    actors: tuple[Actor, ...]


class Outlet(Record, frozen=True, kw_only=True):
    """Who publishes documents. `actor` is set where the outlet is itself an actor of the register."""

    id: str
    name: str
    alignment: str
    description: str
    country: str | None = None
    actor: str | None = None


class OutletRegister(Record, frozen=True, kw_only=True):
    """`corpus/outlets.json`, sorted by id."""

    outlets: tuple[Outlet, ...]


class Splits(Record, frozen=True, kw_only=True):
    """`corpus/splits.json`: the frozen assignment of annotated documents to train, validation and test.

    `retired` are the ids of documents that a release had and this one has no more; they are never used again.
    """

    documents: dict[str, str]
    retired: tuple[str, ...] | None = None


class Truth(Record, frozen=True, kw_only=True):
    """The true totals of an invented incident."""

    killed: int
    injured: int
    captured: int
    missing: int


class FactClaim(Record, frozen=True, kw_only=True):
    """What an actor claims about an incident, and on which date."""

    by: str
    on: str
    claim: str


class Toll(Record, frozen=True, kw_only=True):
    """A casualty figure that an actor or outlet gives on a date."""

    by: str
    on: str
    kind: str
    low: int | None = None
    high: int | None = None
    note: str | None = None


class Incident(Record, frozen=True, kw_only=True):
    """The fact sheet of an invented incident: the known truth against which framing can be studied."""

    id: str
    title: str
    begins: str
    place: str
    facts: tuple[str, ...]
    truth: Truth
    claims: tuple[FactClaim, ...]
    tolls: tuple[Toll, ...]
    documents: tuple[str, ...]
