"""Annotation rounds: who annotated what under which guidelines, and what the adjudicator decided."""

from typing import Any

import msgspec

from ._base import Record
from .annotation import Event, Mention, Stance

ANNOTATOR_KINDS = ("person", "language_model", "program")
"""What may judge."""


class Annotator(Record, frozen=True, kw_only=True):
    """Who judged. `kind` is one of `ANNOTATOR_KINDS`; `description` says which, and what it was given."""

    id: str
    kind: str
    description: str


class Round(Record, frozen=True, kw_only=True):
    """`round.json`: fixed documents, annotators, layers and guidelines version. `procedure` says how passes were kept apart.

    `revises` names earlier rounds whose gold this one replaces in its layers. `measures_gold` is true where no gold comes from
    the round: what its annotators gave is compared with the gold of other rounds. `seeded_from` says what annotators saw as
    suggestions, where they did not begin with an empty page. What was settled when the round was opened on a server has its
    checksum: `suggestions_sha256` what annotators find marked, `context_sha256` the events that they only refer to, by document;
    `labelling_sha256` the labelling config.
    """

    id: str
    title: str
    guidelines: str
    layers: tuple[str, ...]
    revises: tuple[str, ...] | None = None
    measures_gold: bool | None = None
    seeded_from: str | None = None
    suggestions_sha256: dict[str, str] | None = None
    context_sha256: dict[str, str] | None = None
    labelling_sha256: str | None = None
    annotators: tuple[Annotator, ...]
    adjudicator: Annotator | None = None
    documents: tuple[str, ...]
    procedure: str


class ElementReference(Record, frozen=True, kw_only=True):
    """An element of one annotator's annotation of the document, by its id there."""

    annotator: str
    element: str


class Decision(Record, frozen=True, kw_only=True):
    """What takes the place of some annotators' elements in gold, and why.

    At most one of `mention`, `stance` and `event` is given; none means that the elements of `instead_of` are dropped,
    and an empty `instead_of` that the element is new.
    """

    instead_of: tuple[ElementReference, ...]
    mention: Mention | None = None
    stance: Stance | None = None
    event: Event | None = None
    reason: str


class Decisions(Record, frozen=True, kw_only=True):
    """All decisions of one adjudicator on one document of a round."""

    document: str
    round: str
    adjudicator: str
    text_sha256: str
    decisions: tuple[Decision, ...]


class Candidate(Record, frozen=True, kw_only=True):
    """What some annotators gave alike, in the quotes format, as a worksheet shows it."""

    elements: tuple[str, ...]
    says: dict[str, Any]


class Verdict(Record, frozen=True, kw_only=True):
    """What an adjudicator says of elements, named as in `annotator-1:m5`: which of them to `keep`, or what takes their place.

    `keep` is one of them, several, or null for none; `instead` has one of `mention`, `stance` and `event`, with spans as offsets
    or quotes. A verdict of a worksheet has neither, and no reason, until it is filled in.
    """

    of: tuple[str, ...]
    sentence: str | None = None
    candidates: tuple[Candidate, ...] | None = None
    keep: str | tuple[str, ...] | msgspec.UnsetType | None = msgspec.UNSET
    instead: dict[str, Any] | None = None
    reason: str = ""


class AgreedElement(Record, frozen=True, kw_only=True):
    """An element that needs no verdict, under the id that it has in gold, in the quotes format."""

    id: str
    says: dict[str, Any]


class Verdicts(Record, frozen=True, kw_only=True):
    """A worksheet of an adjudicator, or what was made of it: the verdicts on one document of a round."""

    document: str
    round: str
    adjudicator: str
    verdicts: tuple[Verdict, ...]
    agreed: tuple[AgreedElement, ...] | None = None


class AgreementFigure(Record, frozen=True, kw_only=True):
    """One figure of agreement over all pairs of annotators, or over all at once; three decimals.

    `low` and `high` are the ends of its interval; without them it has none. `count` is on how many units it rests.
    """

    layer: str
    coefficient: str
    title: str
    value: str
    low: str | None = None
    high: str | None = None
    count: int | None = None


class Agreement(Record, frozen=True, kw_only=True):
    """`agreement.json`: how far the annotators of a round agreed before adjudication, as it came out.

    `annotations_sha256` is the digest of the annotations that were compared; `documents` is how many.
    """

    round: str
    annotators: tuple[str, ...]
    documents: int
    annotations_sha256: str
    resamples: int
    seed: int
    figures: tuple[AgreementFigure, ...]
