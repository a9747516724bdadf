"""Numbers in English news, in digits and in words, with what is said of how exact they are."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_VALUES = {
    "dozen": 12,
    "eight": 8,
    "eighteen": 18,
    "eighty": 80,
    "eleven": 11,
    "fifteen": 15,
    "fifty": 50,
    "five": 5,
    "forty": 40,
    "four": 4,
    "fourteen": 14,
    "hundred": 100,
    "nine": 9,
    "nineteen": 19,
    "ninety": 90,
    "one": 1,
    "seven": 7,
    "seventeen": 17,
    "seventy": 70,
    "six": 6,
    "sixteen": 16,
    "sixty": 60,
    "ten": 10,
    "thirteen": 13,
    "thirty": 30,
    "thousand": 1000,
    "three": 3,
    "twelve": 12,
    "twenty": 20,
    "two": 2,
    "zero": 0,
}
_WORD = "|".join(sorted(_VALUES, key=len, reverse=True))
_NUMBER = rf"\d{{1,3}}(?:,\d{{3}})+|\d+|(?:a\s+)?(?:{_WORD})(?:(?:[\s-]|\s+and\s+)(?:{_WORD}))*"
_HEDGE = (
    r"(?P<least>at\s+least|more\s+than|over|no\s+fewer\s+than)|(?P<most>at\s+most|up\s+to|fewer\s+than|less\s+than|as\s+many\s+as)"
    r"|about|around|some|nearly|almost|roughly"
)
_FIGURE = re.compile(rf"(?<![\w.,-])(?:(?:{_HEDGE})\s+)?(?P<number>{_NUMBER})(?![\w-]|[.,]\d)", re.IGNORECASE)


class Number(NamedTuple):
    """A number in the text: where the number itself stands (code points, half-open), and between what it lies; None is open."""

    start: int
    end: int
    low: int | None
    high: int | None


def value(words: str) -> int:
    """What a number in digits or words amounts to: 'two thousand and forty-one' is 2,041."""
    if words[0].isdigit():
        return int(words.replace(",", ""))
    total = group = 0
    for word in re.split(r"[\s-]+", words.lower()):
        amount = _VALUES.get(word)
        if amount is None:
            continue
        if amount == 1000:
            total, group = total + max(group, 1) * 1000, 0
        elif amount in (12, 100) and word in ("dozen", "hundred"):
            group = max(group, 1) * amount
        else:
            group += amount
    return total + group


def numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[Number]:
    """The numbers of a stretch of the text, in order."""
    for match in _FIGURE.finditer(text, start, len(text) if end is None else end):
        amount = value(match["number"])
        low = None if match["most"] else amount
        high = None if match["least"] else amount
        yield Number(*match.span("number"), low, high)
