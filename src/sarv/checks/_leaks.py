"""What checks of leaks look at: the splits, and which documents are near-duplicates; and an example that leaks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ._example import Edit
from ._tale import LETTER_IN_GOLD

LETTER_TEXT = "corpus/letters/letters-0001.txt"


@dataclass(frozen=True)
class Likeness:
    """Two documents whose texts are near-duplicates, and their Jaccard coefficient."""

    first: str
    second: str
    jaccard: float


@dataclass(frozen=True)
class LeaksView:
    """The near-duplicates among the documents that have a split and a text here."""

    splits: Mapping[str, str]
    likenesses: Sequence[Likeness]


def letter(text: str) -> tuple[Edit, ...]:
    """The stand-off document of the example corpus, annotated and in `train`, with its text here."""
    return (*LETTER_IN_GOLD, Edit(LETTER_TEXT, content=text.encode(), reseal=True))
