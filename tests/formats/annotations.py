"""A strategy for whole valid annotations, of texts with astral, combining and right-to-left characters, for round trips.

Their actors, outlet, round and annotator are those of the example corpus, whose checks they pass.
"""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from hypothesis import strategies as st
from msgspec.structs import replace

from sarv.corpus import sha256
from sarv.formats import Registers, Sheet
from sarv.layers import labels
from sarv.records import (
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
from texts import SPACES, WORDS

ACTORS = ("bridge-office", "ferrymen", "millers", "wardens", "zoe-marn")
OUTLET = Party(outlet="oss-gazette")
PATH = "annotations/rounds/first/one/tale-0001.json"
NOBODY = Registers({}, {})
"""Registers without entries, for formats that show no names."""

Extents = st.SearchStrategy[tuple[Span, ...]]
Part = TypeVar("Part")

parties = st.sampled_from(ACTORS).map(lambda actor: Party(actor=actor))
sources = st.none() | parties | st.just(OUTLET)


def label(field: str, *but: str) -> st.SearchStrategy[str]:
    """A label of a field."""
    return st.sampled_from([one for one in labels()[field] if one not in but])


def several(of: st.SearchStrategy[Part], least: int, most: int, key: Callable[[Part], Hashable]) -> Any:
    """Some parts that differ by their key."""
    return st.lists(of, min_size=least, max_size=most, unique_by=key).map(tuple)


@st.composite
def texts_with_words(draw: Any) -> tuple[str, list[tuple[int, int]]]:
    """A text, and where its words stand."""
    text = ""
    places = []
    for word, space in draw(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(SPACES)), min_size=1, max_size=25)):
        places.append((len(text), len(text) + len(word)))
        text += word + space
    return text.rstrip() + "\n", places


@st.composite
def extents_of(draw: Any, text: str, places: list[tuple[int, int]]) -> tuple[Span, ...]:
    """One to three fragments of whole words, with something between them."""
    numbers = st.integers(0, len(places) - 1)
    cuts = sorted(draw(st.lists(numbers, min_size=1, max_size=3, unique=True)))
    spans = []
    for first, after in zip(cuts, [*cuts[1:], len(places)], strict=True):
        start, end = places[first][0], places[draw(st.integers(first, min(after - 1, first + 2)))][1]
        spans.append(Span(start=start, end=end, text=text[start:end]))
    return tuple(spans)


def mentions(extents: Extents) -> st.SearchStrategy[Mention]:
    """Mentions without an id."""
    actors = st.lists(st.sampled_from(ACTORS), min_size=1, max_size=2, unique=True).map(tuple)
    return st.builds(Mention, id=st.just(""), spans=extents, actors=actors, form=label("mention_form"))


@st.composite
def stances(draw: Any, extents: Extents, events: list[str]) -> Stance:
    """A stance without an id, whose target may be one of some events."""
    targets = [st.builds(Target, actor=st.sampled_from(ACTORS)), st.builds(Target, proposition=extents)]
    if events:
        targets.append(st.builds(Target, event=st.sampled_from(events)))
    outlet = draw(st.booleans())
    holder = OUTLET if outlet else draw(parties)
    return Stance(
        id="",
        holder=holder,
        target=draw(st.one_of(targets)),
        polarity=draw(label("polarity")),
        voice="outlet" if outlet else draw(label("voice", "outlet")),
        source=draw(sources.filter(lambda source: source != holder)),
        cues=draw(several(st.builds(Cue, spans=extents, kind=label("cue_kind")), 1, 3, lambda cue: (cue.spans, cue.kind))),
    )


@st.composite
def figures(draw: Any, extents: Extents) -> Casualties:
    """A casualty figure whose bounds fit its modifier."""
    modifier = draw(label("casualty_modifier"))
    low, high = draw(st.integers(0, 900)), draw(st.integers(901, 100_000_000))
    bounds = {"exact": (low, low), "about": (high, high), "at_least": (low, None), "at_most": (None, high), "range": (low, high)}
    least, most = bounds.get(modifier, (None, None))
    return Casualties(
        kind=draw(label("casualty_kind")),
        low=least,
        high=most,
        modifier=modifier,
        status=draw(label("casualty_status")),
        of=draw(st.none() | st.sampled_from(ACTORS)),
        scope=draw(label("casualty_scope")),
        source=draw(parties | st.just(OUTLET)),
        spans=draw(extents),
    )


@st.composite
def events_of(draw: Any, extents: Extents, id_: str, others: list[str]) -> Event:
    """An event that may be linked to some others."""
    actors = st.none() | st.sampled_from(ACTORS)
    arguments = st.builds(Argument, role=label("role"), spans=extents, actor=actors, status=label("argument_status"))
    said = st.builds(EventReport, source=parties, voice=label("voice", "outlet"), act=label("report_act"))
    told = st.builds(EventReport, source=st.just(OUTLET), voice=st.just("outlet"), act=label("report_act"))
    links = st.builds(Link, type=label("link_type"), event=st.sampled_from(others or [""]))
    return Event(
        id=id_,
        type=draw(label("event_type")),
        stage=draw(label("stage")),
        triggers=draw(several(st.builds(Trigger, spans=extents), 1, 3, lambda trigger: trigger.spans)),
        arguments=draw(several(arguments, 0, 3, lambda one: (one.role, one.actor, one.spans))),
        casualties=draw(several(figures(extents), 0, 2, lambda one: one.spans)),
        reports=draw(several(said | told, 1, 2, lambda one: (one.source, one.voice, one.act))),
        links=draw(several(links, 0, 2 if others else 0, lambda link: (link.type, link.event))),
    )


@st.composite
def sheets(draw: Any, *, shipped: bool = True) -> Sheet:
    """A document of the example corpus with another text, and a valid annotation of it; `shipped` says if spans repeat words."""
    text, places = draw(texts_with_words())
    extents = extents_of(text, places)
    if not shipped:
        extents = extents.map(lambda spans: tuple(Span(start=span.start, end=span.end) for span in spans))
    numbers = st.lists(st.integers(1, 99), max_size=4, unique=True)
    event_ids = [f"e{number}" for number in draw(numbers)]
    events = [draw(events_of(extents, id_, event_ids[:count])) for count, id_ in enumerate(event_ids)]
    found = draw(several(stances(extents, event_ids), 0, 3, lambda one: (one.holder, one.target, one.polarity, one.voice)))
    marked = draw(several(mentions(extents), 0, 4, lambda one: one.spans))
    facts = TextFacts(sha256=sha256(text.encode()), length=len(text))
    annotation = Annotation(
        document="tale-0001",
        round="first",
        annotator="one",
        text_sha256=facts.sha256,
        complete=tuple(layer for layer in ("actors", "stance", "violence") if draw(st.booleans())),
        mentions=tuple(_named(draw, "m", marked)),
        stances=tuple(_named(draw, "s", found)),
        events=tuple(sorted(events, key=lambda event: event.place)),
    )
    rights = Rights(license="CC-BY-4.0", credit="nobody", redistribute=True)
    document = Document(
        id="tale-0001",
        collection="tale",
        language="en",
        outlet="oss-gazette",
        genre="report",
        incident="ral-blockade",
        rights=rights,
        text=facts,
    )
    return Sheet(PATH, document, text, annotation)


def _named(draw: Any, letter: str, elements: Any) -> list[Any]:
    """Elements in the order of the text, with ids in any order."""
    ordered = sorted(elements, key=lambda element: element.place)
    count = len(ordered)
    numbers = draw(st.lists(st.integers(1, 99), min_size=count, max_size=count, unique=True))
    return [replace(one, id=f"{letter}{number}") for one, number in zip(ordered, numbers, strict=True)]
