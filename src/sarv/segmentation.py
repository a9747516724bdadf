"""Sentences and tokens by Unicode's own rules (UAX #29), with offsets in code points of the text.

The boundaries are those of the standard, for every script alike; a dot after an abbreviation may end a sentence. A line
break is a paragraph's end, except in hard-wrapped text (no line longer than 80), where only a blank line is.
"""

from itertools import pairwise
from typing import NamedTuple

import unicode_segmentation_rs as unicode_segmentation

_LONGEST_WRAPPED_LINE = 80


class Piece(NamedTuple):
    """A half-open stretch of the text."""

    start: int
    end: int


def sentences(text: str) -> list[Piece]:
    """The sentences of `text` in order, without the white space around them."""
    unwrapped = _unwrapped(text)
    return _pieces(unwrapped, unicode_segmentation.unicode_sentences(unwrapped))


def tokens(text: str, within: Piece) -> list[Piece]:
    """The words and marks of a stretch of `text` in order; white space is no token."""
    stretch = text[within.start : within.end]
    found = _pieces(stretch, unicode_segmentation.split_word_bounds(stretch))
    return [Piece(within.start + start, within.start + end) for start, end in found]


def _unwrapped(text: str) -> str:
    """The text, equally long, with spaces for the line breaks that only wrap a paragraph."""
    lines = text.split("\n")
    if max(map(len, lines)) > _LONGEST_WRAPPED_LINE:
        return text
    joined = [lines[0]]
    for before, line in pairwise(lines):
        joined.append(" " if before.strip() and line.strip() else "\n")
        joined.append(line)
    return "".join(joined)


def _pieces(text: str, parts: list[str]) -> list[Piece]:
    """Where the parts, which follow one another in `text`, stand; white space around them left out."""
    found, at = [], 0
    for part in parts:
        stripped = part.strip()
        if stripped:
            start = text.index(stripped, at)
            at = start + len(stripped)
            found.append(Piece(start, at))
    return found
