"""One annotator's judgments on one document in one round: mentions, stances and violence events.

All offsets count Unicode code points of the document's text as it is (not normalised) and are half-open, `[start, end)`.
A list of spans is one extent made of fragments: in text order, not overlapping; most have one.
"""

from ._base import Record


class Span(Record, kw_only=True):
    """A stretch of the text. `text` repeats the words, in collections that ship their text and nowhere else."""

    start: int
    end: int
    text: str | None = None


class Party(Record, kw_only=True):
    """Who holds, says or conveys something: exactly one of an actor of the register and the document's own outlet."""

    actor: str | None = None
    outlet: str | None = None


class Mention(Record, kw_only=True):
    """A place where the text refers to one or more actors of the register."""

    id: str
    spans: tuple[Span, ...]
    actors: tuple[str, ...]
    form: str


class Cue(Record, kw_only=True):
    """The minimal words by which a stance is recognised, and what kind of words they are (layer field `cue_kind`)."""

    spans: tuple[Span, ...]
    kind: str


class Target(Record, kw_only=True):
    """What a stance is about: exactly one of an actor, an event of the document, or a proposition given by its span."""

    actor: str | None = None
    event: str | None = None
    proposition: tuple[Span, ...] | None = None


class Stance(Record, kw_only=True):
    """A holder's attitude towards one target, with the words that show it.

    `source` is who conveys the stance when that is not the holder: a spokesperson, an agency, a ministry.
    """

    id: str
    holder: Party
    target: Target
    polarity: str
    voice: str
    source: Party | None = None
    cues: tuple[Cue, ...]


class Trigger(Record, kw_only=True):
    """Words that name the event."""

    spans: tuple[Span, ...]


class Argument(Record, kw_only=True):
    """A participant, means, place or time of an event."""

    role: str
    spans: tuple[Span, ...]
    actor: str | None = None
    status: str


class Casualties(Record, kw_only=True):
    """One figure as one source gives it. `low` and `high` are absent where that end is open; a vague figure has neither."""

    kind: str
    low: int | None = None
    high: int | None = None
    modifier: str
    status: str
    of: str | None = None
    scope: str
    source: Party
    spans: tuple[Span, ...]


class EventReport(Record, kw_only=True):
    """Who says that the event is so, in which voice, and how (layer field `report_act`)."""

    source: Party
    voice: str
    act: str


class Link(Record, kw_only=True):
    """A relation of this event to another event of the same document."""

    type: str
    event: str


class Event(Record, kw_only=True):
    """One real-world act of violence as the document reports it, with all its triggers."""

    id: str
    type: str
    stage: str
    triggers: tuple[Trigger, ...]
    arguments: tuple[Argument, ...]
    casualties: tuple[Casualties, ...]
    reports: tuple[EventReport, ...]
    links: tuple[Link, ...]


class Annotation(Record, kw_only=True):
    """All that one annotator (or gold) says of one document.

    `complete` names the layers that were annotated exhaustively; the absence of an element says something only there.
    `text_sha256` is the checksum of the text that the offsets were taken from.
    """

    document: str
    round: str
    annotator: str
    text_sha256: str
    complete: tuple[str, ...]
    mentions: tuple[Mention, ...]
    stances: tuple[Stance, ...]
    events: tuple[Event, ...]
