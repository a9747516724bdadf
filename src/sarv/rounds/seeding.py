"""What annotators find marked when they open a document for the first time: suggestions, and events that they only refer to.

Suggestions come from gold, from an annotator of a round, or from a baseline; they are of the round's layers only, and never say
that a layer is complete. In a round on stance without violence the events of gold are shown besides, as context: a stance may
have one of them as its target, and nobody is asked about the event itself.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from ..checks._views import AnnotationView, Folder
from ..corpus import Corpus, CorpusError, kind_named
from ..findings import Finding
from ..records import Annotation, Event, Round, Stance
from ..validation import examine, examine_record
from .articles import Article
from .judgments import shows_events

CONTEXT = "context"
"""What predictions are called that only show the context."""

Baseline = Callable[[Article], Annotation]


@dataclass(frozen=True)
class Shown:
    """What annotators find marked, by document; a document without anything marked is left out. `name` says whose it is."""

    name: str
    annotations: Mapping[str, Annotation]


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
    findings: list[Finding] = []
    if seed is not None:
        _demand_all(corpus, seed, articles)
    for name, article in articles.items():
        suggested, faults = (None, []) if seed is None else _suggested(corpus, folder, seed, article, baseline)
        given, more = context(corpus, folder, round_, article)
        findings += [*faults, *(one for one in more if one not in faults)]
        merged = _merged(suggested, given, round_)
        if merged is not None and (merged.mentions or merged.stances or merged.events):
            found[name] = merged
    return Shown(seed or CONTEXT, found), findings


def context(corpus: Corpus, folder: Folder, round_: Round, article: Article) -> tuple[Annotation | None, list[Finding]]:
    """The gold whose events a round shows without asking about them, where it does and there is one."""
    path = seed_path("gold", article.id)
    if not shows_events(round_.layers) or not corpus.has(path):
        return None, []
    return _read(corpus, folder, path, article)


def _demand_all(corpus: Corpus, seed: str, articles: Iterable[str]) -> None:
    missing = [] if seed.startswith("baseline:") else [name for name in articles if not corpus.has(seed_path(seed, name))]
    if missing:
        rest = f" and {len(missing) - 5} more" if len(missing) > 5 else ""
        raise CorpusError(f"--seed-from {seed}: nothing is there for {', '.join(missing[:5])}{rest}; those need another round")


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
    either = suggested or given
    if either is None:
        return None
    asked = set(round_.layers)
    events = given.events if given is not None else ()
    stances: tuple[Stance, ...] = ()
    if suggested is not None:
        if "violence" in asked:
            events = suggested.events
        if "stance" in asked:
            there = suggested.events
            stances = tuple(one for one in suggested.stances if _has_its_event(one, there, events))
    return replace(
        either,
        round=round_.id,
        complete=(),
        mentions=suggested.mentions if suggested is not None and "actors" in asked else (),
        stances=stances,
        events=events,
        provenance=None,
    )


def _has_its_event(stance: Stance, there: Iterable[Event], shown: Iterable[Event]) -> bool:
    """Whether the event that a suggested stance is about, if it is about one, is shown under the same id."""
    target = stance.target.event
    return target is None or [one for one in there if one.id == target] == [one for one in shown if one.id == target]
