"""What annotators find marked when they open a document for the first time: suggestions, and events that they only refer to.

Suggestions come from gold, from an annotator of a round, or from a baseline; they are of the round's layers only, and never say
that a layer is complete. In a round on stance without violence the events of gold are shown besides, as context: a stance may
have one of them as its target, and nobody is asked about the event itself.

All annotators of a round find the same: `round.json` keeps the checksum of what is shown from the first opening on. Suggestions
may change once all annotators have given the document, as gold does that follows from the round; events stay those that
annotations were collected with.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from ..canonical import canonical
from ..checks import checks
from ..checks._views import AnnotationView, Folder
from ..corpus import Corpus, CorpusError, kind_named, read_record, sha256
from ..derivation import GOLD
from ..findings import Fault, Finding, few
from ..page.judgments import shows_events
from ..records import Annotation, Event, Round, Stance
from ..validation import examine, examine_record, finding
from .articles import Article
from .settling import home_of

CONTEXT = "context"
"""What predictions are called that only show the context."""

Baseline = Callable[[Article], Annotation]


@dataclass(frozen=True)
class Shown:
    """What annotators find marked, by document; a document without anything marked is left out. `name` says whose it is.

    `contexts` are the checksums of the events that are only shown.
    """

    name: str
    annotations: Mapping[str, Annotation]
    contexts: Mapping[str, str]


def seed_path(seeded_from: str, document: str) -> str:
    """Where the suggestions for a document lie; for a baseline, what they are called in messages."""
    if seeded_from == "gold":
        return f"annotations/gold/{document}.json"
    kind, _, name = seeded_from.partition(":")
    return f"annotations/rounds/{name}/{document}.json" if kind == "round" else f"{name}/{document}.json"


def shown(
    corpus: Corpus, folder: Folder, round_: Round, articles: Mapping[str, Article], baseline: Baseline | None = None
) -> tuple[Shown, list[Finding]]:
    """What annotators of the round find marked, and what is wrong with the files that it comes from.

    `baseline` makes the suggestions of a round that is seeded from one. Raises `CorpusError` where suggestions are missing.
    """
    seed = round_.seeded_from
    found: dict[str, Annotation] = {}
    contexts: dict[str, str] = {}
    findings: list[Finding] = []
    if seed is not None:
        _demand_all(corpus, seed, articles)
    for name, article in articles.items():
        suggested, faults = (None, []) if seed is None else _suggested(corpus, folder, seed, article, baseline)
        given, more = context(corpus, folder, round_, article)
        findings += [*faults, *(one for one in more if one not in faults)]
        if given is not None:
            contexts[name] = _checksum(_events_of(given, round_))
        merged = _merged(suggested, given, round_)
        if merged is not None and (merged.mentions or merged.stances or merged.events):
            found[name] = merged
    return Shown(seed or CONTEXT, found, contexts), findings


def with_checksums(round_: Round, marked: Shown) -> Round:
    """A new round with the checksums of what its annotators find marked."""
    suggestions = {name: _checksum(annotation) for name, annotation in marked.annotations.items()}
    return replace(
        round_,
        suggestions_sha256=suggestions if round_.seeded_from is not None else None,
        context_sha256=dict(marked.contexts) if shows_events(round_.layers) else None,
    )


def refuse_other_suggestions(corpus: Corpus, round_: Round, marked: Shown) -> None:
    """Raise `CorpusError` where documents that annotators have still to give would show other suggestions than at first."""
    then = round_.suggestions_sha256
    if then is None:
        return
    now = with_checksums(round_, marked).suggestions_sha256 or {}
    changed = [name for name in round_.documents if then.get(name) != now.get(name) and _awaited(corpus, round_, name)]
    if changed:
        raise CorpusError(
            f"round {round_.id} was opened with other suggestions ({round_.seeded_from}) for {few(changed)}: whoever comes "
            "now would not begin with what the others began with. Bring back what was suggested then, or open another round"
        )


def context(corpus: Corpus, folder: Folder, round_: Round, article: Article) -> tuple[Annotation | None, list[Finding]]:
    """The annotation whose events a round shows without asking about them, where it does and there is one.

    That is gold as it was when the round was opened; an annotation of the round that was collected keeps its events. Gold that
    came later is not shown; where gold has other events by now and nothing was collected, that is a finding.
    """
    path, frozen = seed_path("gold", article.id), round_.context_sha256
    if not shows_events(round_.layers) or (frozen is not None and article.id not in frozen):
        return None, []
    then = None if frozen is None else frozen[article.id]
    for kept in _collected(corpus, round_, article.id):
        if _checksum(_events_of(kept, round_)) == then:
            return kept, []
    given, found = _read(corpus, folder, path, article) if corpus.has(path) else (None, [])
    if then is None or found or (given is not None and _checksum(_events_of(given, round_)) == then):
        return given, found
    fault = Fault("", f"round {round_.id} was opened on gold with other events", article.id)
    return None, [finding(checks()["context_changed"], path, fault, "")]


def _collected(corpus: Corpus, round_: Round, document: str) -> Iterator[Annotation]:
    """The annotations of a document that were collected in a round, as if they were gold."""
    for annotator in round_.annotators:
        path = f"{home_of(round_.id)}/{annotator.id}/{document}.json"
        record = read_record(kind_named("annotation"), corpus.read_bytes(path)) if corpus.has(path) else None
        if isinstance(record, Annotation):
            yield replace(record, annotator=GOLD)


def _awaited(corpus: Corpus, round_: Round, document: str) -> bool:
    """Whether an annotator of the round has still to give a document."""
    return not all(corpus.has(f"{home_of(round_.id)}/{one.id}/{document}.json") for one in round_.annotators)


def _checksum(annotation: Annotation) -> str:
    return sha256(canonical(annotation))


def _demand_all(corpus: Corpus, seed: str, articles: Iterable[str]) -> None:
    missing = [] if seed.startswith("baseline:") else [name for name in articles if not corpus.has(seed_path(seed, name))]
    if missing:
        raise CorpusError(f"--seed-from {seed}: nothing is there for {few(missing)}; those need another round")


def _suggested(
    corpus: Corpus, folder: Folder, seed: str, article: Article, baseline: Baseline | None
) -> tuple[Annotation | None, list[Finding]]:
    if not seed.startswith("baseline:"):
        return _read(corpus, folder, seed_path(seed, article.id), article)
    assert baseline is not None
    return baseline(article), []


def _read(corpus: Corpus, folder: Folder, path: str, article: Article) -> tuple[Annotation | None, list[Finding]]:
    raw = corpus.read_bytes(path)
    record, found = examine(path, kind_named("annotation"), raw)
    if not isinstance(record, Annotation):
        return None, found
    view = AnnotationView(path, record, folder, article.document, article.text, article.shipped)
    found = examine_record("annotation", view, raw)
    return (None, found) if found else (record, [])


def _merged(suggested: Annotation | None, given: Annotation | None, round_: Round) -> Annotation | None:
    """The suggestions in the layers of the round, with the events that are context."""
    if suggested is None:
        return None if given is None else _events_of(given, round_)
    asked = set(round_.layers)
    events = suggested.events if "violence" in asked else given.events if given is not None else ()
    stances = suggested.stances if "stance" in asked else ()
    return replace(
        _events_of(suggested, round_),
        mentions=suggested.mentions if "actors" in asked else (),
        stances=tuple(one for one in stances if _has_its_event(one, suggested.events, events)),
        events=events,
    )


def _events_of(annotation: Annotation, round_: Round) -> Annotation:
    """The events of an annotation alone, as the round shows them."""
    return replace(annotation, round=round_.id, complete=(), mentions=(), stances=(), provenance=None)


def _has_its_event(stance: Stance, there: Iterable[Event], shown: Iterable[Event]) -> bool:
    """Whether the event that a suggested stance is about, if it is about one, is shown under the same id."""
    target = stance.target.event
    return target is None or [one for one in there if one.id == target] == [one for one in shown if one.id == target]
