"""What a model says of one document, in the shape of gold; a layer that is left out was not attempted."""

from ._base import Record
from .annotation import Event, Mention, Stance


class Prediction(Record, frozen=True, kw_only=True):
    """One line of a prediction file."""

    document: str
    mentions: tuple[Mention, ...] | None = None
    stances: tuple[Stance, ...] | None = None
    events: tuple[Event, ...] | None = None
