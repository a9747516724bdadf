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
    "million": 1_000_000,
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
_GOES_ON = r"(?:(?<=hundred)|(?<=thousand)|(?<=million))\s+and\s+"
_NUMBER = rf"\d{{1,3}}(?:,\d{{3}})+|\d{{1,9}}|no\s+one|nobody|none|(?:a\s+)?(?:{_WORD})(?:(?:[\s-]|{_GOES_ON})(?:{_WORD}))*"
_HEDGE = (
    r"(?P<least>at\s+least|more\s+than|over|no\s+fewer\s+than)"
    r"|(?P<most>at\s+most|up\s+to|fewer\s+than|less\s+than|as\s+many\s+as|no\s+more\s+than|not\s+more\s+than)"
    r"|(?P<between>between)|from|about|around|some|nearly|almost|roughly"
)
_END = r"(?![\w-]|[.,:]\d)"
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_FIGURE = re.compile(
    rf"(?<![\w.,:-])(?:(?:{_HEDGE})\s+)?(?P<number>{_NUMBER}){_END}(?:\s+(?P<to>to|and)\s+(?P<other>{_NUMBER}){_END})?",
    re.IGNORECASE,
)
_DAY = re.compile(rf"\s+(?:{_MONTH})\b")
_OF_A_MONTH = re.compile(rf"\b(?:{_MONTH})\s+$")
_YEAR = re.compile(r"(?:19|20)\d\d")


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
    if words.lower().startswith("no"):  # no one, nobody, none
        return 0
    total = group = 0
    for word in re.split(r"[\s-]+", words.lower()):
        amount = _VALUES.get(word)
        if amount is None:
            continue
        if amount >= 1000:
            total, group = total + max(group, 1) * amount, 0
        elif amount in (12, 100) and word in ("dozen", "hundred"):
            group = max(group, 1) * amount
        else:
            group += amount
    return total + group


def numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[Number]:
    """The numbers of a stretch of the text, in order; of a range, the place of its first number. Years and days are none."""
    at, end = start, len(text) if end is None else end
    while match := _FIGURE.search(text, at, end):
        # "Five and ten" are two numbers, unless they stand after "between".
        ranged = match["other"] is not None and (match["to"].lower() == "to" or match["between"] is not None)
        at = match.end() if ranged else match.end("number")
        if _is_date(text, *match.span("number")):
            continue
        amount = value(match["number"])
        high = value(match["other"]) if ranged else None if match["least"] else amount
        yield Number(*match.span("number"), None if match["most"] else amount, high)


def _is_date(text: str, start: int, end: int) -> bool:
    """Whether a number is a year, or the day of a month."""
    return bool(_YEAR.fullmatch(text, start, end) or _DAY.match(text, end) or _OF_A_MONTH.search(text, max(0, start - 12), start))
