"""Annotations for tests, made in memory, and what single checks find in them."""

from typing import Any

from sarv.checks import checks
from sarv.checks._views import AnnotationView, Folder
from sarv.corpus import sha256
from sarv.findings import Fault
from sarv.records import (
    Actor,
    Annotation,
    Argument,
    Casualties,
    Collection,
    Cue,
    Document,
    Event,
    EventReport,
    Mention,
    Outlet,
    Party,
    Rights,
    Span,
    Stance,
    Target,
    TextFacts,
    Trigger,
)

GAZETTE = Party(outlet="gazette")
OFFICE = Party(actor="office")
SPEAKER = Party(actor="speaker")
WRITER = Party(actor="writer")
MILLERS = Party(actor="millers")
CASUALTIES = Casualties(
    kind="killed", modifier="exact", status="unstated", scope="event", source=MILLERS, spans=(Span(start=2, end=3),)
)
EVENT = Event(
    id="e1",
    type="abduction",
    stage="completed",
    triggers=(Trigger(spans=(Span(start=1, end=2),)),),
    arguments=(Argument(role="victim", spans=(Span(start=4, end=5),), status="stated"),),
    casualties=(),
    reports=(EventReport(source=MILLERS, voice="reported", act="asserted"),),
    links=(),
)
STANCE = Stance(
    id="s1",
    holder=MILLERS,
    target=Target(actor="office"),
    polarity="oppose",
    voice="reported",
    cues=(Cue(spans=(Span(start=3, end=4),), kind="naming"),),
)


def view_of(text: str | None = None, shipped: bool = True, **parts: Any) -> AnnotationView:
    """An annotation of `text` with the elements given, published by a ministry that is an actor itself."""
    empty: dict[str, Any] = {"mentions": (), "stances": (), "events": ()}
    checksum = sha256((text or "").encode("utf-8"))
    annotation = Annotation(
        document="tale-1", round="first", annotator="one", text_sha256=checksum, complete=(), **(empty | parts)
    )
    document = Document(
        id="tale-1",
        collection="tale",
        language="en",
        outlet="gazette",
        genre="report",
        incident="war",
        rights=Rights(license="CC0-1.0", credit="nobody", redistribute=True),
        text=TextFacts(sha256=checksum, length=len(text or "")),
    )
    collection = Collection(
        id="tale",
        title="Tale",
        description="A tale.",
        provenance="Made up.",
        texts="shipped" if shipped else "stand_off",
        writers="program",
    )
    gazette = Outlet(id="gazette", name="Gazette", alignment="institution", description="The office's.", actor="office")
    actors = {
        name: Actor(id=name, name=name, aliases=(), kind="group", type="civilians", part_of=of)
        for name, of in (("millers", None), ("office", None), ("speaker", None), ("writer", "office"))
    }
    folder = Folder(actors=actors, outlets={"gazette": gazette}, collections={"tale": collection})
    return AnnotationView("annotations/rounds/first/one/tale-1.json", annotation, folder, document, text, shipped)


def faults(code: str, view: AnnotationView) -> list[Fault]:
    """What a check yields."""
    return list(checks()[code].run(view))


def mention(*offsets: tuple[int, int]) -> Mention:
    """A mention with these fragments."""
    return Mention(id="m1", spans=tuple(Span(start=start, end=end) for start, end in offsets), actors=("millers",), form="name")
