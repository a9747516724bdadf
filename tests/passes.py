"""Passes of several annotators over one document, for tests of what follows from them: made in memory, of invented content."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from judged import EVENT, STANCE
from sarv.records import (
    Annotation,
    Annotator,
    Cue,
    Decision,
    Decisions,
    ElementReference,
    Event,
    Link,
    Mention,
    Round,
    Span,
    Stance,
    Target,
    Trigger,
)

ALL = ("actors", "stance", "violence")


def round_of(*annotators: str, id_: str = "first", layers: Sequence[str] = ALL, revises: Sequence[str] = ()) -> Round:
    """A round over one document."""
    return Round(
        id=id_,
        title="A round",
        guidelines="0.1.0",
        layers=tuple(layers),
        revises=tuple(revises) or None,
        annotators=tuple(Annotator(id=name, kind="program", description="Made up.") for name in annotators),
        adjudicator=Annotator(id="judge", kind="program", description="Made up."),
        documents=("tale-1",),
        procedure="Made up.",
    )


def given(annotator: str, *elements: Mention | Stance | Event, round_: str = "first") -> Annotation:
    """What an annotator gave, complete in all layers of which there is an element or none."""
    return Annotation(
        document="tale-1",
        round=round_,
        annotator=annotator,
        text_sha256="0" * 64,
        complete=ALL,
        mentions=tuple(one for one in elements if isinstance(one, Mention)),
        stances=tuple(one for one in elements if isinstance(one, Stance)),
        events=tuple(one for one in elements if isinstance(one, Event)),
    )


def mention(id_: str, start: int = 0) -> Mention:
    """A mention of three characters."""
    return Mention(id=id_, spans=(Span(start=start, end=start + 3),), actors=("millers",), form="name")


def event(id_: str, start: int = 0, *links: str, type_: str = "abduction") -> Event:
    """An event with one trigger, part of others."""
    triggers = (Trigger(spans=(Span(start=start, end=start + 2),)),)
    return replace(
        EVENT, id=id_, type=type_, triggers=triggers, links=tuple(Link(type="part_of", event=other) for other in links)
    )


def stance(id_: str, start: int = 0, about: str | None = None) -> Stance:
    """A stance on an event, or on an actor."""
    target = STANCE.target if about is None else Target(event=about)
    return replace(STANCE, id=id_, target=target, cues=(Cue(spans=(Span(start=start, end=start + 4),), kind="naming"),))


def decision(*instead_of: str, brings: Mention | Stance | Event | None = None) -> Decision:
    """A decision on elements that are named as in `one:m1`."""
    names = (name.split(":") for name in instead_of)
    return Decision(
        instead_of=tuple(ElementReference(annotator=by, element=element) for by, element in names),
        mention=brings if isinstance(brings, Mention) else None,
        stance=brings if isinstance(brings, Stance) else None,
        event=brings if isinstance(brings, Event) else None,
        reason="Made up.",
    )


def decisions(*made: Decision, round_: str = "first") -> Decisions:
    """The decisions on the document."""
    return Decisions(document="tale-1", round=round_, adjudicator="judge", text_sha256="0" * 64, decisions=made)


def renumbered(annotation: Annotation, by: int, annotator: str) -> Annotation:
    """The same under another name, with other numbers wherever an element is named."""

    def other(id_: str) -> str:
        return f"{id_[0]}{int(id_[1:]) + by}"

    return replace(
        annotation,
        annotator=annotator,
        mentions=tuple(replace(one, id=other(one.id)) for one in annotation.mentions),
        stances=tuple(
            replace(one, id=other(one.id), target=replace(one.target, event=one.target.event and other(one.target.event)))
            for one in annotation.stances
        ),
        events=tuple(
            replace(one, id=other(one.id), links=tuple(replace(link, event=other(link.event)) for link in one.links))
            for one in annotation.events
        ),
    )


@st.composite
def passes(draw: Any, annotators: Sequence[str] = ("one", "two", "three"), pool: Annotation | None = None) -> list[Annotation]:
    """What each of the annotators gave, each a part of the same pool, with numbers of their own."""
    pool = pool or draw(pools())
    found = []
    for name in annotators:
        events = [one for one in pool.events if draw(st.integers(0, 3))]
        there = {one.id for one in events}
        part = replace(
            pool,
            mentions=tuple(one for one in pool.mentions if draw(st.integers(0, 3))),
            stances=tuple(one for one in pool.stances if one.target.event in (*there, None) and draw(st.integers(0, 3))),
            events=tuple(replace(one, links=tuple(link for link in one.links if link.event in there)) for one in events),
        )
        found.append(renumbered(part, draw(st.integers(0, 50)), name))
    return found


@st.composite
def pools(draw: Any) -> Annotation:
    """What there is to be given: mentions, events with links to earlier ones, stances on events and actors."""
    mentions = [mention(f"m{i + 1}", start) for i, start in enumerate(sorted(draw(st.sets(st.integers(0, 60), max_size=6))))]
    starts = sorted(draw(st.sets(st.integers(0, 60), max_size=4)))
    events = [
        event(f"e{i + 1}", start, *(f"e{j}" for j in sorted(draw(st.sets(st.integers(1, i), max_size=2)) if i else ())))
        for i, start in enumerate(starts)
    ]
    about = st.sampled_from([None, *(one.id for one in events)])
    stances = [stance(f"s{i + 1}", 5 * i, draw(about)) for i in range(draw(st.integers(0, 4)))]
    return given("pool", *mentions, *stances, *events)
