"""A generated corpus of any size with the scheme's nesting, for benchmarks: valid, and free of anybody's sentences.

A document has, unless told otherwise, about 377 words, 15 mentions, 8 stances, and 8 events of 6 arguments with a casualty
figure and a report each, the shape of densely annotated news; names hold letters outside ASCII, so that code points and bytes
differ.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sarv.canonical import canonical
from sarv.corpus import sha256
from sarv.layers import labels
from sarv.questions import questions
from sarv.records import (
    Actor,
    ActorRegister,
    Annotation,
    Annotator,
    Argument,
    Casualties,
    Collection,
    CorpusFacts,
    Cue,
    Datasheet,
    DatasheetAnswer,
    Document,
    Event,
    EventReport,
    Mention,
    Outlet,
    OutletRegister,
    Party,
    Record,
    Rights,
    Round,
    Span,
    Splits,
    Stance,
    Target,
    TextFacts,
    Trigger,
)

Spans = tuple[Span, ...]

_SYLLABLES = ("ka", "ré", "lo", "mün", "ta", "ši", "vo", "dar", "él", "nu", "pa", "zo", "ghi", "wen", "öst", "qua")
_ACTORS = 200


@dataclass(frozen=True)
class Shape:
    """How much a document holds: words, give or take 60; mentions, give or take 3; arguments of each event."""

    words: int = 377
    mentions: int = 15
    stances: int = 8
    events: int = 8
    arguments: int = 6


def generate(root: Path, count: int, seed: int = 1, shape: Shape | None = None) -> None:
    """Write a corpus folder of `count` documents with gold, and no annotations of rounds, to `root`."""
    shape = shape or Shape()
    chance = random.Random(seed)  # noqa: S311  # benchmarks need repeatable chance, not secrecy
    vocabulary = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(4000)]
    types = labels()["actor_type"]
    actors = [
        Actor(id=f"actor-{i:03d}", name=f"Actor {i:03d}", aliases=(), kind="organisation", type=types[i % len(types)])
        for i in range(_ACTORS)
    ]
    outlets = (Outlet(id="outlet", name="Outlet", alignment="independent", description="A generated outlet."),)
    _write(root, "corpus/actors.json", ActorRegister(actors=tuple(actors)))
    _write(root, "corpus/outlets.json", OutletRegister(outlets=outlets))
    facts = CorpusFacts(
        name="generated", title="Generated", version="0.1.0", summary="Generated.", license="CC0-1.0", authors=("a program",)
    )
    _write(root, "corpus/corpus.json", facts)
    collection = Collection(id="made", title="Made", description="Made.", provenance="Made.", texts="shipped", writers="program")
    _write(root, "corpus/made/collection.json", collection)
    guidelines = root / "annotations" / "guidelines.md"
    guidelines.parent.mkdir(parents=True)
    guidelines.write_text("# Annotation guidelines\n\nVersion 0.1.0\n")
    made = Round(
        id="made",
        title="Made",
        guidelines="0.1.0",
        layers=("actors", "stance", "violence"),
        annotators=(Annotator(id="chance", kind="program", description="A random number generator."),),
        documents=tuple(f"made-{i:06d}" for i in range(count)),
        procedure="Made.",
    )
    _write(root, "annotations/rounds/made/round.json", made)
    splits = {}
    for i in range(count):
        name = f"made-{i:06d}"
        text, words = _text(chance, vocabulary, shape.words)
        splits[name] = ("train", "train", "train", "validation", "test")[i % 5]
        document = Document(
            id=name,
            collection="made",
            language="en",
            outlet="outlet",
            published="2018-01-01",
            genre="report",
            incident=name,
            rights=Rights(license="CC0-1.0", credit="a program", redistribute=True),
            text=TextFacts(sha256=sha256(text.encode()), length=len(text)),
        )
        _write(root, f"corpus/made/{name}.json", document)
        (root / f"corpus/made/{name}.txt").write_bytes(text.encode())
        _write(root, f"annotations/gold/{name}.json", _annotation(chance, document, text, words, actors, shape))
    _write(root, "corpus/splits.json", Splits(documents=splits))
    answers = tuple(DatasheetAnswer(question=one, written_for="0.1.0", answer="A program made it.") for one in questions())
    _write(root, "corpus/datasheet.json", Datasheet(answers=answers))


def _write(root: Path, path: str, record: Record) -> None:
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(canonical(record))


def _text(chance: random.Random, vocabulary: list[str], count: int) -> tuple[str, list[Span]]:
    """A text and the spans of its words."""
    parts, spans, at = [], [], 0
    for i in range(chance.randint(count - 60, count + 60)):
        word = chance.choice(vocabulary)
        spans.append(Span(start=at, end=at + len(word), text=word))
        gap = ".\n\n" if i % 60 == 59 else ". " if i % 15 == 14 else " "
        parts.append(word + gap)
        at += len(parts[-1])
    text = "".join(parts).rstrip()
    return text + "\n", spans


def _annotation(
    chance: random.Random, document: Document, text: str, words: list[Span], actors: list[Actor], shape: Shape
) -> Annotation:
    def span(longest: int = 3) -> tuple[Span, ...]:
        first = chance.randrange(len(words) - longest)
        last = first + chance.randrange(longest)
        start, end = words[first].start, words[last].end
        return (Span(start=start, end=end, text=text[start:end]),)

    def actor() -> str:
        return chance.choice(actors).id

    def label(field: str) -> str:
        return chance.choice(labels()[field])

    def pick(count: int) -> list[tuple[Span, ...]]:
        """That many different extents in text order."""
        found = {(spans[0].start, spans[0].end): spans for spans in (span() for _ in range(count * 3))}
        return [found[place] for place in sorted(sorted(found)[:: max(1, len(found) // count)][:count])]

    mentions = tuple(
        Mention(id=f"m{i + 1}", spans=spans, actors=(actor(),), form=label("mention_form"))
        for i, spans in enumerate(pick(chance.randint(shape.mentions - 3, shape.mentions + 3)))
    )
    stances = tuple(
        Stance(
            id=f"s{i + 1}",
            holder=Party(actor=f"actor-{i:03d}"),
            target=Target(actor=actor()),
            polarity=label("polarity"),
            voice="reported",
            cues=(Cue(spans=spans, kind=label("cue_kind")),),
        )
        for i, spans in enumerate(pick(shape.stances))
    )
    events = tuple(_event(i, spans, pick(shape.arguments), span(), actor, label) for i, spans in enumerate(pick(shape.events)))
    return Annotation(
        document=document.id,
        round="made",
        annotator="gold",
        text_sha256=document.text.sha256,
        complete=("actors", "stance", "violence"),
        mentions=mentions,
        stances=stances,
        events=events,
    )


def _event(
    i: int,
    trigger: Spans,
    arguments: list[Spans],
    figure: Spans,
    actor: Callable[[], str],
    label: Callable[[str], str],
) -> Event:
    number = i * 3 + 1
    return Event(
        id=f"e{i + 1}",
        type=label("event_type"),
        stage=label("stage"),
        triggers=(Trigger(spans=trigger),),
        arguments=tuple(Argument(role=label("role"), spans=spans, actor=actor(), status="stated") for spans in arguments),
        casualties=(
            Casualties(
                kind="killed",
                low=number,
                high=number,
                modifier="exact",
                status="unstated",
                scope="event",
                source=Party(actor=actor()),
                spans=figure,
            ),
        ),
        reports=(EventReport(source=Party(actor=actor()), voice="reported", act="attributed"),),
        links=(),
    )
