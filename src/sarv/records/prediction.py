"""What a model says of one document: in the shape of gold, but nothing is needed that a task does not score.

A list that is left out was not attempted; an empty one says that there is nothing. Ids matter only where something refers to
them: a stance to the event that it is about.
"""

from ._base import Record
from .annotation import Link, Party, Span, Target, Trigger


class PredictedMention(Record, frozen=True, kw_only=True):
    """A mention. `types` are types of actors, for models that do not link to the register; what is linked has them from there."""

    id: str | None = None
    spans: tuple[Span, ...]
    actors: tuple[str, ...] | None = None
    types: tuple[str, ...] | None = None
    form: str | None = None


class PredictedCue(Record, frozen=True, kw_only=True):
    """The words of a stance."""

    spans: tuple[Span, ...]
    kind: str | None = None


class PredictedStance(Record, frozen=True, kw_only=True):
    """A stance: who is for or against whom or what."""

    id: str | None = None
    holder: Party
    target: Target
    polarity: str
    voice: str | None = None
    source: Party | None = None
    cues: tuple[PredictedCue, ...] = ()


class PredictedArgument(Record, frozen=True, kw_only=True):
    """A participant, means, place or time of an event."""

    role: str
    spans: tuple[Span, ...]
    actor: str | None = None
    status: str | None = None


class PredictedCasualties(Record, frozen=True, kw_only=True):
    """A casualty figure; an open end is left out."""

    kind: str
    low: int | None = None
    high: int | None = None
    modifier: str | None = None
    status: str | None = None
    of: str | None = None
    scope: str | None = None
    source: Party | None = None
    spans: tuple[Span, ...] = ()


class PredictedReport(Record, frozen=True, kw_only=True):
    """Who says that the event is so, and how."""

    source: Party
    voice: str | None = None
    act: str


class PredictedEvent(Record, frozen=True, kw_only=True):
    """An event. Links may be given, as in gold, and are not scored."""

    id: str | None = None
    type: str | None = None
    stage: str | None = None
    triggers: tuple[Trigger, ...] = ()
    arguments: tuple[PredictedArgument, ...] = ()
    casualties: tuple[PredictedCasualties, ...] = ()
    reports: tuple[PredictedReport, ...] = ()
    links: tuple[Link, ...] = ()


class PredictedTollFigure(Record, frozen=True, kw_only=True):
    """How many people, as one source gives it; an open end is left out."""

    kind: str
    low: int | None = None
    high: int | None = None
    source: Party


class PredictedToll(Record, frozen=True, kw_only=True):
    """The figures of one event, without its place in the text: for models that only answer how many."""

    figures: tuple[PredictedTollFigure, ...]


class Prediction(Record, frozen=True, kw_only=True):
    """One line of a prediction file."""

    document: str
    mentions: tuple[PredictedMention, ...] | None = None
    stances: tuple[PredictedStance, ...] | None = None
    events: tuple[PredictedEvent, ...] | None = None
    tolls: tuple[PredictedToll, ...] | None = None
