"""The documents of a round with their texts, as annotators see them: from the corpus folder alone, and only what is in order."""

from dataclasses import dataclass, replace

from ..canonical import canonical
from ..checks import checks
from ..checks._views import DocumentView, FileView, Folder, RecordView
from ..corpus import Corpus, kind_named, sha256
from ..findings import Fault, Finding
from ..progress import Progress, Steps
from ..records import Document, Round
from ..validation import examine, examine_record, examine_text, finding
from .labelling import demand_known_page
from .settling import labelling_path, round_path


@dataclass(frozen=True)
class Article:
    """A document and its text, which is the one of the document's checksum. `shipped`: spans may repeat its words."""

    document: Document
    text: str
    shipped: bool
    outlet: str

    @property
    def id(self) -> str:
        """The document's id."""
        return self.document.id


def articles_of(
    corpus: Corpus, folder: Folder, round_: Round, labelling: bytes | None, progress: Progress | None = None
) -> tuple[dict[str, Article], list[Finding]]:
    """The documents of a round that are in order, by id, and what is wrong with the others, and with the round.

    Raises `CorpusError` where the round's labelling config is of a page that this program does not know.
    """
    steps = Steps(progress, len(round_.documents))
    found: dict[str, Article] = {}
    findings: list[Finding] = []
    known: dict[str, Document] = {}
    faulty: set[str] = set()
    for name in round_.documents:
        one = article(corpus, folder, name)
        if isinstance(one, Article):
            found[name], known[name] = one, one.document
        elif one is not None:
            faulty.add(f"corpus/{corpus.collection_of(name)}/{name}.json")
            findings += one
        steps.next()
    around = replace(
        folder,
        documents=known,
        faulty=frozenset(faulty),
        rounds={**folder.rounds, round_.id: round_},
        labellings={} if labelling is None else {round_.id: sha256(labelling)},
    )
    path, raw = round_path(round_.id), canonical(round_)
    record, of_round = examine(path, kind_named("round"), raw)
    if record is not None:
        of_round += examine_record("round", RecordView(path, round_, around), raw)
    if labelling is not None and not of_round:
        demand_known_page(labelling, labelling_path(round_.id))
    return found, [*of_round, *missing_as_one(findings)]


def missing_as_one(findings: list[Finding]) -> list[Finding]:
    """The findings, with one in place of all texts that are not here, which one command fetches."""
    missing = [one for one in findings if one.code == "text_missing"]
    if len(missing) < 2:
        return findings
    first, *others = missing
    number = f"{len(others)} other document{'s' * (len(others) > 1)}"
    together = replace(first, message=f"its text is not here, nor are those of {number}; `sarv hydrate` fetches them")
    return [together if one is first else one for one in findings if one is first or one.code != "text_missing"]


def article(corpus: Corpus, folder: Folder, name: str) -> Article | list[Finding] | None:
    """The document of this id with its text; or what is wrong with one of them; or None where there is no such document."""
    collection = folder.collections.get(corpus.collection_of(name) or "")
    if collection is None or not corpus.has(f"corpus/{collection.id}/{name}.json"):
        return None
    path, text_path = (f"corpus/{collection.id}/{name}.{ending}" for ending in ("json", "txt"))
    raw = corpus.read_bytes(path)
    document, found = examine(path, kind_named("document"), raw)
    if not isinstance(document, Document):
        return found
    shipped = collection.texts == "shipped"
    text = None
    if corpus.has(text_path):
        text_raw = corpus.read_bytes(text_path)
        text = text_raw.decode("utf-8", "replace")
        found += examine_text(text_path, text_raw) if shipped else []
    elif not shipped:
        missing = Fault("/text", "its text is not here; `sarv hydrate` fetches it", name)
        found.append(finding(checks()["text_missing"], path, missing, FileView(path, raw, None).shown))
    found += examine_record("document", DocumentView(path, document, folder, text, collection), raw)
    if found or text is None:
        return found
    return Article(document, text, shipped, (folder.outlets or {})[document.outlet].name)
