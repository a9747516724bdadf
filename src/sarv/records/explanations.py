"""Why gold and what it is compared with differ, case by case."""

from ._base import Record


class ExplainedFigure(Record, frozen=True, kw_only=True):
    """A casualty figure of gold that no toll of its source agrees with: the event, the offset of its words, and who gives it."""

    document: str
    event: str
    start: int
    kind: str
    source: str
    why: str


class ExplainedToll(Record, frozen=True, kw_only=True):
    """A toll of a fact sheet, counted from 0, that no document carries."""

    collection: str
    incident: str
    number: int
    why: str


class ExplainedFill(Record, frozen=True, kw_only=True):
    """A slot of an answer key's template that no argument covers. Several of one slot stand in the order of the key."""

    document: str
    template: int
    slot: str
    why: str


class Explanations(Record, frozen=True, kw_only=True):
    """`annotations/explanations.json`. `by` says who wrote them, and what they had read."""

    by: str
    figures: tuple[ExplainedFigure, ...]
    tolls: tuple[ExplainedToll, ...]
    fills: tuple[ExplainedFill, ...]
