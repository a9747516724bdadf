"""Small invented annotations of violence for tests of tables, keys and networks: a war of the Ferrymen and the king of Ral."""

from collections.abc import Iterable

from sarv.formats._format import Registers, Sheet
from sarv.records import (
    Actor,
    Annotation,
    Argument,
    Casualties,
    Document,
    Event,
    EventReport,
    Link,
    Mention,
    Outlet,
    Party,
    Rights,
    Span,
    Stance,
    TextFacts,
    Trigger,
)

GAZETTE = Party(outlet="oss-gazette")


def actor(name: str, type_: str, part_of: str | None = None, kind: str = "group") -> Actor:
    """An actor whose id is its name in small letters."""
    return Actor(id=name.lower().replace(" ", "-"), name=name, aliases=(), kind=kind, type=type_, part_of=part_of)


REGISTERS = Registers(
    {
        one.id: one
        for one in (
            actor("Ral", "government", kind="state"),
            actor("Royal Guard", "military", "ral", "organisation"),
            actor("Guards at Oss", "military", "royal-guard"),
            actor("Ral Ministry", "government", "ral", "organisation"),
            actor("Ferrymen", "armed_group", kind="organisation"),
            actor("Riders", "armed_group", "ferrymen"),
            actor("Red Sail", "armed_group", kind="organisation"),
            actor("Millers", "civilians"),
            actor("Dead of Oss", "unknown"),
            actor("Children of Oss", "civilians", "dead-of-oss"),
            actor("Ossian Pell", "civilians", "millers", "person"),
            actor("Captain Brenn", "military", "royal-guard", "person"),
            actor("Hospital", "medics", kind="organisation"),
        )
    },
    {"oss-gazette": Outlet(id="oss-gazette", name="Oss Gazette", alignment="independent", description="A daily.")},
)


class Tale:
    """Makes up a text while its annotation is written: each call that needs words adds them to the text."""

    def __init__(self, document: str = "tale-1") -> None:
        self.document = document
        self.text = ""

    def words(self, words: str) -> tuple[Span, ...]:
        """A stretch of the text with these words."""
        start = len(self.text)
        self.text += f"{words}\n"
        return (Span(start=start, end=start + len(words)),)

    def killed(
        self,
        low: int | None,
        high: int | None = None,
        *,
        by: str | None = None,
        of: str | None = None,
        status: str = "unstated",
        scope: str = "event",
        kind: str = "killed",
        words: str = "some",
    ) -> Casualties:
        """A figure: exact where `high` is left out; of the gazette where no source is given; vague without both."""
        high = low if high is None else high
        return Casualties(
            kind=kind,
            low=low,
            high=high,
            modifier="vague" if low is None and high is None else "exact" if low == high else "range",
            status=status,
            of=of,
            scope=scope,
            source=GAZETTE if by is None else Party(actor=by),
            spans=self.words(words),
        )

    def argument(self, role: str, words: str, actor: str | None = None, status: str = "stated") -> Argument:
        """An argument with these words."""
        return Argument(role=role, spans=self.words(words), actor=actor, status=status)

    def event(
        self,
        id_: str,
        type_: str,
        *parts: Argument | Casualties,
        stage: str = "completed",
        part_of: str | None = None,
        trigger: str = "fought",
        reports: tuple[EventReport, ...] = (EventReport(source=GAZETTE, voice="outlet", act="asserted"),),
    ) -> Event:
        """An event of these arguments and figures."""
        return Event(
            id=id_,
            type=type_,
            stage=stage,
            triggers=(Trigger(spans=self.words(trigger)),),
            arguments=tuple(part for part in parts if isinstance(part, Argument)),
            casualties=tuple(part for part in parts if isinstance(part, Casualties)),
            reports=reports,
            links=() if part_of is None else (Link(type="part_of", event=part_of),),
        )

    def sheet(self, *events: Event, mentions: Iterable[Mention] = (), stances: Iterable[Stance] = ()) -> Sheet:
        """The sheet of the text as it is by now."""
        document = Document(
            id=self.document,
            collection="tale",
            language="en",
            outlet="oss-gazette",
            published="2020-02-02",
            genre="report",
            incident="oss-raid",
            rights=Rights(license="CC0-1.0", credit="nobody", redistribute=True),
            text=TextFacts(sha256="0" * 64, length=len(self.text)),
        )
        annotation = Annotation(
            document=self.document,
            round="first",
            annotator="gold",
            text_sha256="0" * 64,
            complete=("actors", "stance", "violence"),
            mentions=tuple(mentions),
            stances=tuple(stances),
            events=events,
        )
        return Sheet(f"annotations/gold/{self.document}.json", document, self.text, annotation)
