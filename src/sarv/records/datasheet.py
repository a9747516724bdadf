"""What a corpus folder answers to the questions of its datasheet."""

from ._base import Record


class DatasheetAnswer(Record, frozen=True, kw_only=True):
    """The answer to one question of `schema/questionnaires/datasheet.json`.

    `written_for` is the data version that it was last read against. `answer` may hold figures by name, such as `{documents}`,
    which are counted in the release.
    """

    question: str
    written_for: str
    answer: str


class Datasheet(Record, frozen=True, kw_only=True):
    """`corpus/datasheet.json`: every question once, in the order of the questionnaire."""

    answers: tuple[DatasheetAnswer, ...]
