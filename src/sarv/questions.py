"""What a datasheet asks, as data: `schema/questionnaires/datasheet.json`; and the figures that its answers may hold by name."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from .records import Record
from .schema import schema_folder


class Question(Record, frozen=True, kw_only=True):
    """One question.

    `rai` is the property of the Croissant vocabulary of responsible AI that the answer is given as besides; `card` the section of
    the card that repeats it.
    """

    question: str
    asks: str
    rai: str | None = None
    card: str | None = None


class Section(Record, frozen=True):
    """Questions that belong together."""

    section: str
    title: str
    questions: tuple[Question, ...]


class Questionnaire(Record, frozen=True):
    """All questions, in their sections. `source` says where they come from."""

    questionnaire: str
    source: str
    sections: tuple[Section, ...]


class Placeholder(NamedTuple):
    """A figure that an answer asks for: `{name}` or `{name:argument}`; `offset` is where it begins, in code points."""

    name: str
    argument: str
    offset: int


# Of what a figure may be asked: of everything (""), of a split, of a collection, of a round with published agreement, of a round.
FIGURES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "actors": frozenset({""}),
        "agreement": frozenset({"agreement"}),
        "annotations": frozenset({"", "split"}),
        "code_points": frozenset({"", "split"}),
        "collections": frozenset({""}),
        "documents": frozenset({"", "split", "collection"}),
        "events": frozenset({"", "split"}),
        "guidelines": frozenset({"round"}),
        "incidents": frozenset({"", "split", "collection"}),
        "licences": frozenset({"", "collection"}),
        "mentions": frozenset({"", "split"}),
        "outlets": frozenset({""}),
        "published": frozenset({"", "collection"}),
        "redistributable": frozenset({"", "collection"}),
        "registered": frozenset({"", "collection"}),
        "stances": frozenset({"", "split"}),
        "version": frozenset({""}),
    }
)

PLACEHOLDER = re.compile(r"\{([^{}:]*)(?::([^{}]*))?\}")


@cache
def questionnaire() -> Questionnaire:
    """The questions of the datasheet."""
    return msgspec.json.decode((schema_folder() / "questionnaires" / "datasheet.json").read_bytes(), type=Questionnaire)


@cache
def questions() -> Mapping[str, Question]:
    """All questions by id, in their order."""
    return MappingProxyType({one.question: one for section in questionnaire().sections for one in section.questions})


def placeholders(answer: str) -> Iterator[Placeholder]:
    """What an answer has in braces, known or not."""
    for found in PLACEHOLDER.finditer(answer):
        yield Placeholder(found[1], found[2] or "", found.start())
