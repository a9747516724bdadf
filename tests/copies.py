"""Copies of a text that differ from it as real ones do, with where each stretch of the text is in the copy."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

BOILERPLATE = (
    "Subscribe to our evening letter and read the news of the whole coast before anyone else does, free for a month.",
    "Read also: what the harbour masters say about the new lamps on the breakwater and who is to pay for them.",
    "This page was printed from the archive of a reading room. Nothing on it may be copied without the keeper's consent.",
)
CURLY = {'"': "“”", "'": "‘’"}

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_PARAGRAPHS = re.compile(r"(?s).+?(?:\n\s*\n|$)")

Char = tuple[str, int | None]
"""A character of a copy, and which of the text it is; None where it is none of them."""


@dataclass(frozen=True)
class Copy:
    """A copy: its text, and for each character of the original where it is now."""

    text: str
    at: dict[int, int]

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a stretch of the original is; None where it did not come through whole and in one piece."""
        first = self.at.get(start)
        whole = first is not None and all(self.at.get(start + i) == first + i for i in range(end - start))
        return (first, first + end - start) if whole and first is not None else None


def copy_of(text: str, share: float, chance: random.Random) -> Copy:
    """A copy in which that share of the words was edited. Paragraphs end at blank lines, or at every line where there are none.

    Of the edits 40 % put another word of the text, and 20 % each are a slip of the pen, a word left out and a word put in.
    Boilerplate comes before, inside and after; quotation marks become curly, some spaces do not break; three documents in ten
    lose a paragraph.
    """
    paragraphs = _PARAGRAPHS.findall(text) if _BLANK_LINE.search(text.rstrip()) else text.splitlines(keepends=True)
    vocabulary = text.split()
    lost = chance.randrange(len(paragraphs)) if len(paragraphs) > 1 and chance.random() < 0.3 else None
    found: list[Char] = [*_new(BOILERPLATE[0] + "\n")]
    inside = chance.randrange(1, len(paragraphs)) if len(paragraphs) > 1 else None
    at = 0
    for number, paragraph in enumerate(paragraphs):
        if number == inside:
            found += _new(BOILERPLATE[1] + "\n")
        if number != lost:
            found += _edited(paragraph, at, share, vocabulary, chance)
        at += len(paragraph)
    found += _new("\n" + BOILERPLATE[2])
    found = [(_other_form(char, chance), origin) for char, origin in found]
    places = {origin: place for place, (_, origin) in enumerate(found) if origin is not None}
    return Copy("".join(char for char, _ in found), places)


def _edited(text: str, at: int, share: float, vocabulary: list[str], chance: random.Random) -> list[Char]:
    """A paragraph with some of its words edited; `at` is where it begins."""
    found: list[Char] = []
    word: list[Char] = []
    for place, char in enumerate([*text, ""]):
        if char and not char.isspace():
            word.append((char, at + place))
            continue
        if word and chance.random() < share:
            word = _edit(word, chance.choice(vocabulary), chance)
        found += word
        word = []
        if char:
            found.append((char, at + place))
    return found


def _edit(word: list[Char], other: str, chance: random.Random) -> list[Char]:
    edits: list[tuple[float, Callable[[], list[Char]]]] = [
        (0.4, lambda: _new(other)),
        (0.2, lambda: _slip(word, chance)),
        (0.2, list),
        (0.2, lambda: [*word, *_new(f" {other}")]),
    ]
    (edit,) = chance.choices([edit for _, edit in edits], [share for share, _ in edits])
    return edit()


def _slip(word: list[Char], chance: random.Random) -> list[Char]:
    """The word with one letter written twice or as another; none of it counts as what it was."""
    letters = [char for char, _ in word]
    place = chance.randrange(len(letters))
    letters[place] = chance.choice((letters[place] * 2, chance.choice("aeinorst")))
    return _new("".join(letters))


def _new(text: str) -> list[Char]:
    return [(char, None) for char in text]


def _other_form(char: str, chance: random.Random) -> str:
    if char in CURLY:
        return chance.choice(CURLY[char])
    return "\u00a0" if char == " " and chance.random() < 0.1 else char
