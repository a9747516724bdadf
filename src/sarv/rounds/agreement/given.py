"""What of a round can be compared: the documents that all the compared annotators gave, read from its folder.

Beside the annotators of a round that measures gold stands gold itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...checks import checks
from ...checks._views import AnnotationView, Folder
from ...corpus import Corpus, CorpusError
from ...derivation import GOLD, rounds_of
from ...progress import Progress, Steps
from ...records import ActorRegister, Annotation, Annotator, Document, Round
from ..settling import load_round, load_rounds

NEEDED = ("element_id_duplicate", "event_unknown", "label_unknown", "span_backwards", "span_order", "span_outside_text")
"""The checks without which an annotation cannot be compared. Other findings do not hinder."""


@dataclass(frozen=True)
class Given:
    """The annotations that are compared. `annotations` has, for each document, one of each annotator, in their order."""

    round: Round
    layers: tuple[str, ...]
    annotators: tuple[Annotator, ...]
    documents: Mapping[str, Document]
    annotations: Mapping[str, Sequence[Annotation]]
    waiting: Mapping[str, Sequence[str]]
    types: Mapping[str, str]

    @property
    def names(self) -> tuple[str, ...]:
        """The ids of the annotators."""
        return tuple(annotator.id for annotator in self.annotators)

    def complete(self, layer: str) -> list[str]:
        """The documents where every annotator says that the layer is complete."""
        return [name for name, given in self.annotations.items() if all(layer in one.complete for one in given)]


def read(
    corpus: Corpus, round_: str, annotators: Sequence[str], layers: Sequence[str], progress: Progress | None = None
) -> Given:
    """What some annotators (all where none is named) gave in a round, for some layers (likewise).

    `CorpusError` where the round or a name is unknown, or where there is nothing to compare.
    """
    facts = load_round(corpus, round_)
    chosen = _chosen(facts, annotators, _gold(corpus, facts) if facts.measures_gold else None)
    asked = [layer for layer in facts.layers if layer in layers or not layers]
    for layer in layers:
        if layer not in asked:
            raise CorpusError(f"the round {round_} has no layer '{layer}'; it has: {_list(facts.layers)}")
    waiting: dict[str, list[str]] = {}
    annotations: dict[str, list[Annotation]] = {}
    documents: dict[str, Document] = {}
    steps = Steps(progress, len(facts.documents))
    for name in sorted(facts.documents):
        paths = {one.id: f"annotations/{GOLD if one.id == GOLD else f'rounds/{round_}/{one.id}'}/{name}.json" for one in chosen}
        missing = [annotator for annotator, path in paths.items() if not corpus.has(path)]
        if missing:
            waiting[name] = missing
        else:
            documents[name] = _document(corpus, name, round_)
            annotations[name] = [_annotation(corpus, path, documents[name]) for path in paths.values()]
        steps.next()
    if not annotations:
        counts = [f"{one.id} {len(waiting) - sum(one.id in missing for missing in waiting.values())}" for one in chosen]
        raise CorpusError(
            f"no document of the round {round_} has been given by all who are compared, so there is nothing to compare; "
            f"of {len(facts.documents)} documents gave: {_list(counts)}"
        )
    register: ActorRegister = corpus.load("corpus/actors.json", ActorRegister)
    types = {actor.id: actor.type for actor in register.actors}
    return Given(facts, tuple(asked), tuple(chosen), documents, annotations, waiting, types)


def _gold(corpus: Corpus, facts: Round) -> Annotator:
    """Gold of the documents of a round, as an annotator: what gave it are those of the rounds that it comes from."""
    paths = [path for name in facts.documents if corpus.has(path := f"annotations/{GOLD}/{name}.json")]
    gold: list[Annotation] = [corpus.load(path, Annotation) for path in paths]
    giving = {round_ for one in gold for round_ in rounds_of(one)}
    rounds = [of for name, of in load_rounds(corpus).items() if name in giving]
    judges = [judge for of in rounds for judge in (*of.annotators, of.adjudicator) if judge is not None]
    kinds = {judge.kind for judge in judges}
    kind = next(kind for kind in ("language_model", "program", "person") if kind in kinds or not kinds)
    return Annotator(
        id=GOLD, kind=kind, description=f"Gold is what the annotators of {_list(sorted(giving))} gave, after adjudication."
    )


def _chosen(facts: Round, names: Sequence[str], gold: Annotator | None) -> list[Annotator]:
    known = {annotator.id: annotator for annotator in (*facts.annotators, *((gold,) if gold is not None else ()))}
    for name in names:
        if name not in known:
            raise CorpusError(f"the round {facts.id} has no annotator '{name}'; it has: {_list(sorted(known))}")
    chosen = [known[name] for name in sorted(set(names) or known)]
    if len(chosen) < 2:
        who = f"only {chosen[0].id} was named" if names else f"the round {facts.id} has only one annotator, {chosen[0].id}"
        raise CorpusError(f"agreement needs two annotators or more, and {who}")
    return chosen


def _document(corpus: Corpus, name: str, round_: str) -> Document:
    path = f"corpus/{corpus.collection_of(name)}/{name}.json"
    if not corpus.has(path):
        raise CorpusError(
            f"annotations/rounds/{round_}/round.json: names the document {name}, which is not in the corpus; "
            "`sarv validate` says more"
        )
    document: Document = corpus.load(path, Document)
    return document


def _annotation(corpus: Corpus, path: str, document: Document) -> Annotation:
    annotation: Annotation = corpus.load(path, Annotation)
    if annotation.text_sha256 != document.text.sha256:
        raise CorpusError(
            f"{path}: was made on another text than {document.id} has now, so its offsets say nothing; `sarv validate` says more"
        )
    view = AnnotationView(path, annotation, Folder(), document, None, True)
    for code in NEEDED:
        for fault in checks()[code].run(view):
            raise CorpusError(
                f"{path}: {fault.message} (at {fault.pointer}), so it cannot be compared; `sarv validate` says more"
            )
    return annotation


def _list(names: Sequence[str]) -> str:
    return ", ".join(names) or "none"
