"""Whole annotations for round trips over an annotation server, and what the page does to their rows."""

import random
from collections.abc import Iterable, Sequence
from typing import Any

from hypothesis import strategies as st

from sarv.corpus import Corpus, sha256
from sarv.layers import labels
from sarv.page.judgments import Asked
from sarv.records import (
    ActorRegister,
    Annotation,
    Argument,
    Casualties,
    Cue,
    Document,
    Event,
    EventReport,
    Link,
    Mention,
    Party,
    Rights,
    Span,
    Stance,
    Target,
    TextFacts,
    Trigger,
)
from texts import SPACES, words

LAYERS = ("actors", "stance", "violence")
ACTORS = ("ferrymen", "millers", "wardens", "zoe-marn")
OUTLET = "oss-gazette"

Row = dict[str, Any]
Spans = tuple[Span, ...]

_LABELS = labels()
_BLANKS = (*SPACES, "\t", "\u2028", " \u00a0\t", "\n\u2028 ")
_COUNTS = st.none() | st.sampled_from((0, 1, 3, 12_000)) | st.integers(0, 100_000_000)

texts = st.lists(st.tuples(words, st.sampled_from(_BLANKS)), min_size=1, max_size=30).map(
    lambda pairs: "".join(word + blank for word, blank in pairs)
)
actors = st.sampled_from(ACTORS)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)

parties = actors.map(lambda actor: Party(actor=actor)) | st.just(Party(outlet=OUTLET))


def label(field: str) -> st.SearchStrategy[str]:
    """A label of a layer field."""
    return st.sampled_from(_LABELS[field])


@st.composite
def extents(draw: Any, text: str, shipped: bool) -> Spans:
    """One to three fragments that touch nothing and have no blanks at their edges."""
    seen = [at for at, character in enumerate(text) if not character.isspace()]
    count = draw(st.integers(1, 3))
    edges = sorted(draw(st.lists(st.sampled_from(seen), min_size=2 * count, max_size=2 * count)))
    found: list[Span] = []
    for start, last in zip(edges[::2], edges[1::2], strict=True):
        if not found or start > found[-1].end:
            found.append(Span(start=start, end=last + 1, text=text[start : last + 1] if shipped else None))
    return tuple(found)


@st.composite
def annotations(draw: Any, linked: bool = True) -> tuple[Asked, Annotation]:
    """Anything that the scheme can say of a text in all layers, in the order that comes back, and what was asked for it.

    Extents are drawn from a few, so that there are equal, nested and overlapping ones in plenty.
    """
    text = draw(texts)
    shipped = draw(st.booleans())
    some = st.sampled_from(draw(st.lists(extents(text, shipped), min_size=1, max_size=8)))
    events = []
    numbers = draw(st.lists(st.integers(1, 99_999), max_size=4, unique=True))
    for number in numbers:
        others = [other for other in numbers if other != number and linked]
        links = st.tuples(st.sampled_from(others), st.sampled_from((0, 1))) if others else st.nothing()
        events.append(
            Event(
                id=f"e{number}",
                type=draw(label("event_type")),
                stage=draw(label("stage")),
                triggers=tuple(Trigger(spans=spans) for spans in draw(st.lists(some, min_size=1, max_size=3))),
                arguments=tuple(draw(st.lists(_arguments(some), max_size=3))),
                casualties=tuple(draw(st.lists(_casualties(some), max_size=3))),
                reports=tuple(draw(st.lists(_REPORTS, min_size=1, max_size=3))),
                links=_links(draw(st.sets(links, max_size=3)) if others else ()),
            )
        )
    stances = [
        Stance(
            id=f"s{number}",
            holder=draw(parties),
            target=draw(_targets(some, numbers)),
            polarity=draw(label("polarity")),
            voice=draw(label("voice")),
            source=draw(st.none() | parties),
            cues=tuple(draw(st.lists(_cues(some), min_size=1, max_size=3))),
        )
        for number in draw(st.lists(st.integers(1, 99_999), max_size=4, unique=True))
    ]
    mentions = [
        Mention(
            id=f"m{number}",
            spans=draw(some),
            actors=tuple(draw(st.lists(actors, min_size=1, max_size=3, unique=True))),
            form=draw(label("mention_form")),
        )
        for number in draw(st.lists(st.integers(1, 99_999), max_size=6, unique=True))
    ]
    document = document_of(text)
    annotation = Annotation(
        document=document.id,
        round="first",
        annotator="one",
        text_sha256=document.text.sha256,
        complete=tuple(layer for layer in LAYERS if draw(st.booleans())),
        mentions=in_order(mentions),
        stances=in_order(stances),
        events=in_order(events),
    )
    return Asked("first", "one", LAYERS, document, text, shipped, frozenset(ACTORS)), annotation


def in_order(elements: Iterable[Any]) -> tuple[Any, ...]:
    """Elements by place, and by number at one place."""
    return tuple(sorted(elements, key=lambda element: (element.place, int(element.id[1:]))))


def _links(found: Iterable[tuple[int, int]]) -> tuple[Link, ...]:
    return tuple(Link(type=_LABELS["link_type"][kind], event=f"e{number}") for number, kind in sorted(found))


def _arguments(some: st.SearchStrategy[Spans]) -> st.SearchStrategy[Argument]:
    actor = st.none() | actors
    return st.builds(Argument, role=label("role"), spans=some, actor=actor, status=label("argument_status"))


def _casualties(some: st.SearchStrategy[Spans]) -> st.SearchStrategy[Casualties]:
    return st.builds(
        _figure,
        kind=label("casualty_kind"),
        low=_COUNTS,
        high=_COUNTS,
        modifier=label("casualty_modifier"),
        status=label("casualty_status"),
        of=st.none() | actors,
        scope=label("casualty_scope"),
        source=parties,
        spans=some,
    )


def _figure(modifier: str, low: int | None, high: int | None, **more: Any) -> Casualties:
    """A figure that has no end but those of its modifier, though it may lack them."""
    ends = {
        "exact": (low, low),
        "about": (low, low),
        "at_least": (low, None),
        "at_most": (None, high),
        "range": (low, high),
        "vague": (None, None),
    }
    low, high = ends[modifier]
    return Casualties(modifier=modifier, low=low, high=high, **more)


def _cues(some: st.SearchStrategy[Spans]) -> st.SearchStrategy[Cue]:
    return st.builds(Cue, spans=some, kind=label("cue_kind"))


def _targets(some: st.SearchStrategy[Spans], events: Sequence[int]) -> st.SearchStrategy[Target]:
    found = actors.map(lambda actor: Target(actor=actor)) | some.map(lambda spans: Target(proposition=spans))
    return found | st.sampled_from(events).map(lambda number: Target(event=f"e{number}")) if events else found


_REPORTS = st.builds(EventReport, source=parties, voice=label("voice"), act=label("report_act"))


def document_of(text: str) -> Document:
    """A document with that text."""
    return Document(
        id="tale-0001",
        collection="tale",
        language="en",
        outlet=OUTLET,
        genre="report",
        incident="any",
        rights=Rights(license="CC0-1.0", credit="nobody", redistribute=True),
        text=TextFacts(sha256=sha256(text.encode()), length=len(text)),
    )


def through_the_page(rows: Sequence[Row], chance: random.Random, names: bool = False) -> list[Row]:
    """The rows as the page may give them back, though nobody changed a thing; with other `names` as if all were made there."""
    ids = {row["id"]: row["id"] for row in rows if "id" in row}
    if names:
        others = [f"q_{number}-Xa" for number in range(len(ids))]
        chance.shuffle(others)
        ids = dict(zip(ids, others, strict=True))
    found = [_relation(row, ids, chance) if row["type"] == "relation" else _row(row, ids, chance) for row in rows]
    chance.shuffle(found)
    return found


def _row(row: Row, ids: dict[str, str], chance: random.Random) -> Row:
    words: Row = {} if row["type"] == "textarea" or chance.random() < 0.2 else {"text": chance.choice(("a\\nb", "", "words"))}
    extra = {"origin": chance.choice(("manual", "prediction", "prediction-changed")), "meta": {"text": ["note"]}, "score": 0.5}
    kept = {key: extra[key] for key in extra if chance.random() < 0.5}
    return {**row, **kept, "id": ids[row["id"]], "value": words | row["value"]}


def _relation(row: Row, ids: dict[str, str], chance: random.Random) -> Row:
    ends = [ids[row["from_id"]], ids[row["to_id"]]]
    direction = chance.choice(("left", "right"))
    link = "labels" in row
    if direction == "left" if link else chance.random() < 0.5:
        ends.reverse()
    labels: Row = {"labels": row["labels"]} if link else chance.choice(({}, {"labels": []}))
    if not link:
        direction = chance.choice((direction, "bi"))
    return {"type": "relation", "from_id": ends[0], "to_id": ends[1], "direction": direction, **labels}


def checksums(corpus: Corpus) -> dict[str, str]:
    """The checksums of the texts of the documents in the first round of the example corpus."""
    names = ("tale-0001", "tale-0002", "tale-0003")
    return {name: corpus.load(f"corpus/tale/{name}.json", Document).text.sha256 for name in names}


def asked_of(corpus: Corpus, name: str, **changes: Any) -> Asked:
    """What annotator one of the first round is asked about a document of the example corpus."""
    register: ActorRegister = corpus.load("corpus/actors.json", ActorRegister)
    given: dict[str, Any] = {
        "round": "first",
        "annotator": "one",
        "layers": LAYERS,
        "document": corpus.load(f"corpus/tale/{name}.json", Document),
        "text": corpus.text("tale", name),
        "shipped": True,
        "actors": {actor.id for actor in register.actors},
    }
    return Asked(**(given | changes))
