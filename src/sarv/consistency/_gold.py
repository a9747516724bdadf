"""The gold of a corpus folder with what reports look up beside it: documents, texts, the registers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..corpus import Corpus, CorpusError, kind_of, sha256
from ..records import Actor, ActorRegister, Annotation, Collection, Document, Explanations, Outlet, OutletRegister, Span

EXPLANATIONS = "annotations/explanations.json"


@dataclass(frozen=True)
class Annotated:
    """A document with its gold. `text` is None where it is not there, or is not the one that was annotated."""

    document: Document
    collection: Collection
    gold: Annotation
    text: str | None

    @property
    def shipped(self) -> bool:
        """Whether the words of the text may stand in a report."""
        return self.collection.texts == "shipped"


@dataclass(frozen=True)
class Gold:
    """All documents with gold, sorted by id, the registers by id, and why gold differs from what it is compared with."""

    corpus: Corpus
    documents: tuple[Annotated, ...]
    actors: Mapping[str, Actor]
    outlets: Mapping[str, Outlet]
    explanations: Explanations

    def bodies(self, actor: str) -> Iterator[str]:
        """The actor, then what it is part of, and so on upwards."""
        seen: set[str] = set()
        at: str | None = actor
        while at is not None and at not in seen:
            seen.add(at)
            yield at
            at = self.actors[at].part_of if at in self.actors else None

    def names(self, actor: str) -> tuple[str, ...]:
        """The name and the aliases of an actor."""
        entry = self.actors.get(actor)
        return () if entry is None else (entry.name, *entry.aliases)


def words(text: str, spans: Iterable[Span]) -> str:
    """The words of an extent, its fragments joined by blanks."""
    return " ".join(text[span.start : span.end] for span in spans)


def read(corpus: Corpus) -> Gold:
    """The gold of the folder; `CorpusError` names the file that is missing or faulty."""
    register: ActorRegister = corpus.load("corpus/actors.json", ActorRegister)
    outlets: OutletRegister = corpus.load("corpus/outlets.json", OutletRegister)
    paths = (f"annotations/gold/{name}" for name in corpus.names("annotations/gold", ".json"))
    return Gold(
        corpus,
        tuple(_annotated(corpus, path) for path in paths if kind_of(path) is not None),
        {actor.id: actor for actor in register.actors},
        {outlet.id: outlet for outlet in outlets.outlets},
        corpus.load(EXPLANATIONS, Explanations)
        if corpus.has(EXPLANATIONS)
        else Explanations(by="Nobody yet.", figures=(), tolls=(), fills=()),
    )


def _annotated(corpus: Corpus, path: str) -> Annotated:
    gold: Annotation = corpus.load(path, Annotation)
    home = corpus.collection_of(gold.document)
    if home is None:
        raise CorpusError(f"{path}: the document is in no collection; `sarv validate` says more")
    document: Document = corpus.load(f"corpus/{home}/{gold.document}.json", Document)
    text = corpus.text(home, gold.document)
    if text is not None and sha256(text.encode("utf-8")) != gold.text_sha256:
        text = None
    return Annotated(document, corpus.collections[home], gold, text)
