"""One annotator's judgments on one document in one round: mentions, stances and violence events.

All offsets count Unicode code points of the document's text as it is (not normalised) and are half-open, `[start, end)`.
A list of spans is one extent made of fragments: in text order, not overlapping; most have one. The elements of a layer stand
in the order of their `place`: where the first fragment starts, then where the last one ends.
"""

from collections.abc import Sequence

from ._base import Record

LAYERS = {"actors": "mentions", "stance": "stances", "violence": "events"}
"""The layers in their order, each with the field of an annotation that holds its elements."""

Place = tuple[int, int]


class Span(Record, frozen=True, kw_only=True):
    """A stretch of the text. `text` repeats the words, in collections that ship their text and nowhere else."""

    start: int
    end: int
    text: str | None = None


def _place(parts: "Sequence[Mention | Cue | Trigger]") -> Place:
    if len(parts) == 1:
        spans = parts[0].spans
        return spans[0].start, spans[-1].end
    return min([_place((part,)) for part in parts])


class Party(Record, frozen=True, kw_only=True):
    """Who holds, says or conveys something: exactly one of an actor of the register and the document's own outlet."""

    actor: str | None = None
    outlet: str | None = None


class Mention(Record, frozen=True, kw_only=True):
    """A place where the text refers to one or more actors of the register."""

    id: str
    spans: tuple[Span, ...]
    actors: tuple[str, ...]
    form: str

    @property
    def place(self) -> Place:
        """Where the mention stands in the text."""
        return _place((self,))


class Cue(Record, frozen=True, kw_only=True):
    """The minimal words by which a stance is recognised, and what kind of words they are (layer field `cue_kind`)."""

    spans: tuple[Span, ...]
    kind: str


class Target(Record, frozen=True, kw_only=True):
    """What a stance is about: exactly one of an actor, an event of the document, or a proposition given by its span."""

    actor: str | None = None
    event: str | None = None
    proposition: tuple[Span, ...] | None = None


class Stance(Record, frozen=True, kw_only=True):
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

    @property
    def place(self) -> Place:
        """Where the least of its cues stands in the text."""
        return _place(self.cues)


class Trigger(Record, frozen=True, kw_only=True):
    """Words that name the event."""

    spans: tuple[Span, ...]


class Argument(Record, frozen=True, kw_only=True):
    """A participant, means, place or time of an event."""

    role: str
    spans: tuple[Span, ...]
    actor: str | None = None
    status: str


class Casualties(Record, frozen=True, kw_only=True):
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


class EventReport(Record, frozen=True, kw_only=True):
    """Who says that the event is so, in which voice, and how (layer field `report_act`)."""

    source: Party
    voice: str
    act: str


class Link(Record, frozen=True, kw_only=True):
    """A relation of this event to another event of the same document."""

    type: str
    event: str


class Event(Record, frozen=True, kw_only=True):
    """One real-world act of violence as the document reports it, with all its triggers."""

    id: str
    type: str
    stage: str
    triggers: tuple[Trigger, ...]
    arguments: tuple[Argument, ...]
    casualties: tuple[Casualties, ...]
    reports: tuple[EventReport, ...]
    links: tuple[Link, ...]

    @property
    def place(self) -> Place:
        """Where the least of its triggers stands in the text."""
        return _place(self.triggers)


class Origin(Record, frozen=True, kw_only=True):
    """Where an element of gold comes from: annotators who gave it alike, or a decision. Exactly one of the two is given.

    `given` names the annotators' elements, as in `annotator-1:m5`, in the order of annotators' names; `decision` counts the
    decisions on the document in that round, from 0.
    """

    element: str
    round: str
    given: tuple[str, ...] | None = None
    decision: int | None = None


class Annotation(Record, frozen=True, kw_only=True):
    """All that one annotator (or gold) says of one document.

    `complete` names the layers that were annotated exhaustively; the absence of an element says something only there.
    `text_sha256` is the checksum of the text that the offsets were taken from. Gold has `provenance`, an entry for each of its
    elements in their order; its `round` is the last of the rounds that it follows from.
    """

    document: str
    round: str
    annotator: str
    text_sha256: str
    complete: tuple[str, ...]
    mentions: tuple[Mention, ...]
    stances: tuple[Stance, ...]
    events: tuple[Event, ...]
    provenance: tuple[Origin, ...] | None = None
