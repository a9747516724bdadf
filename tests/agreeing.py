"""Hand-made annotations of one text, and what is measured of them."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from judging import annotations
from passes import given as pass_of
from passes import round_of
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
from sarv.rounds.agreement.figures import Figure
from sarv.rounds.agreement.given import Given
from sarv.rounds.agreement.measures import Name
from sarv.rounds.agreement.report import AgreementReport, report

Place = tuple[int, int]

LENGTH = 1000
TYPES = {"office": "government", "speaker": "government", "army": "military", "millers": "civilians"}
"""The types of some actors."""


def spans(*places: Place) -> tuple[Span, ...]:
    """An extent with these fragments."""
    return tuple(Span(start=start, end=end) for start, end in places)


def mention(number: int, place: Place, *actors: str, form: str = "name") -> Mention:
    """A mention of some actors, by default of the office."""
    return Mention(id=f"m{number}", spans=spans(place), actors=actors or ("office",), form=form)


def cue(place: Place, kind: str = "naming") -> Cue:
    """A cue."""
    return Cue(spans=spans(place), kind=kind)


def stance(number: int, *cues: Cue, holder: str = "office", target: Target | None = None, polarity: str = "oppose",
           voice: str = "reported") -> Stance:  # fmt: skip
    """A stance, by default of the office against the army."""
    return Stance(
        id=f"s{number}",
        holder=Party(actor=holder),
        target=target or Target(actor="army"),
        polarity=polarity,
        voice=voice,
        cues=cues,
    )


def argument(role: str, place: Place, actor: str | None = None, status: str = "stated") -> Argument:
    """An argument."""
    return Argument(role=role, spans=spans(place), actor=actor, status=status)


def toll(place: Place, low: int | None, high: int | None, kind: str = "killed", modifier: str = "exact") -> Casualties:
    """A casualty figure of the office's."""
    return Casualties(
        kind=kind, low=low, high=high, modifier=modifier, status="unstated", scope="event", source=Party(actor="office"),
        spans=spans(place),
    )  # fmt: skip


def told(source: str = "office", voice: str = "reported", act: str = "asserted") -> EventReport:
    """A report."""
    return EventReport(source=Party(actor=source), voice=voice, act=act)


def event(
    number: int,
    *places: Place,
    type_: str = "abduction",
    stage: str = "completed",
    arguments: Sequence[Argument] = (),
    casualties: Sequence[Casualties] = (),
    reports: Sequence[EventReport] = (),
    links: Sequence[Link] = (),
) -> Event:
    """An event with a trigger at each place; without reports unless there are some."""
    return Event(
        id=f"e{number}",
        type=type_,
        stage=stage,
        triggers=tuple(Trigger(spans=spans(place)) for place in places),
        arguments=tuple(arguments),
        casualties=tuple(casualties),
        reports=tuple(reports),
        links=tuple(links),
    )


def given_of(*documents: Sequence[Annotation], layers: Sequence[str] = ("actors", "stance", "violence")) -> Given:
    """What annotators gave of some documents, in the same order for each."""
    names = tuple(one.annotator for one in documents[0])
    facts = {f"tale-{number}": _document(f"tale-{number}") for number in range(1, len(documents) + 1)}
    return Given(
        round=round_of(*names),
        layers=tuple(layers),
        annotators=round_of(*names).annotators,
        documents=facts,
        annotations=dict(zip(facts, documents, strict=True)),
        waiting={},
        types=TYPES,
    )


def report_on(first: Sequence[Any], second: Sequence[Any], **options: Any) -> AgreementReport:
    """The report on one document, of which two annotators gave these elements."""
    return report(given_of([pass_of("one", *first), pass_of("two", *second)]), **options)


def figure(found: AgreementReport, of: str, coefficient: str, question: str = "", label: str = "", over: str = "pairs") -> Figure:
    """A figure of the report, whichever layer it is in."""
    figures = (layer.get(Name(of, coefficient, question, label), over) for layer in found.layers)
    return next(one for one in figures if one is not None)


def value(found: AgreementReport, *name: str, **more: str) -> float | None:
    """The value of a figure of the report."""
    return figure(found, *name, **more).value


def _document(name: str) -> Document:
    return Document(
        id=name,
        collection="tale",
        language="en",
        outlet="gazette",
        genre="report",
        incident="war",
        rights=Rights(license="CC0-1.0", credit="nobody", redistribute=True),
        text=TextFacts(sha256="0" * 64, length=LENGTH),
    )


ALL = ("actors", "stance", "violence")


@st.composite
def rounds(draw: Any, linked: bool = True) -> list[list[Annotation]]:
    """One or two documents with the annotations of two or three annotators, complete in every layer."""
    names = ("one", "two", "three")[: draw(st.integers(2, 3))]
    return [
        [replace(draw(annotations(linked))[1], annotator=name, complete=ALL) for name in names]
        for _ in range(draw(st.integers(1, 2)))
    ]
