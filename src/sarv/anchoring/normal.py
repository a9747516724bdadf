"""A text as copies of it are compared: its words, without what programs change in passing, each with its place in the text.

Zero-width characters and soft hyphens go; what is left is put into NFC; quotation marks, dashes and ellipses become their ASCII
forms, runs of white space one space, none at the ends. A word is a run of letters, digits and marks, case-folded.

A stored fingerprint must mean the same under every Python. NFC, case folding and general categories of assigned characters are
kept by Unicode's stability policies, and the tables are our own: only characters that a Python's Unicode does not know yet may be
taken otherwise, which refuses spans and misplaces none.
"""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

_REMOVED = frozenset(
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_PLAIN = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u0060\u00b4\u2039\u203a", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"),
    "\u2026": "...",
}
# Below this, no character joins the one before it.
_FIRST_MARK = "\u0300"
_JAMO = frozenset(map(chr, (*range(0x1160, 0x1200), *range(0xD7B0, 0xD800))))


class Normal:
    """The normalised form of `raw`.

    `text` is the whole of it; `words` are case-folded, and word *i* is `text[starts[i]:ends[i]]`. Offsets of both texts count
    code points.
    """

    def __init__(self, raw: str) -> None:
        # A piece is the smallest stretch of which it is certain what it became.
        self._raw_starts: list[int] = []
        self._raw_ends: list[int] = []
        self._at: list[int] = []
        parts = []
        length = 0
        for start, end, part in _pieces(raw):
            self._raw_starts.append(start)
            self._raw_ends.append(end)
            self._at.append(length)
            parts.append(part)
            length += len(part)
        self._at.append(length)
        self.text = "".join(parts)
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for first, last in _runs(self.text):
            self.words.append(self.text[first:last].casefold())
            self.starts.append(first)
            self.ends.append(last)

    def normal(self, start: int, end: int) -> tuple[int, int] | None:
        """Where `[start, end)` of the raw text is in `text`; None where an edge is inside what became one character."""
        first = bisect_left(self._raw_starts, start)
        last = bisect_right(self._raw_ends, end)
        if first >= last or (first and self._raw_ends[first - 1] > start):
            return None
        if last < len(self._raw_starts) and self._raw_starts[last] < end:
            return None
        return self._at[first], self._at[last]

    def raw(self, start: int, end: int) -> tuple[int, int] | None:
        """Where `[start, end)` of `text` is in the raw text, without removed characters at its edges; None as in `normal`."""
        first, last = bisect_left(self._at, start), bisect_left(self._at, end)
        if start >= end or last >= len(self._at) or self._at[first] != start or self._at[last] != end:
            return None
        return self._raw_starts[first], self._raw_ends[last - 1]


def _pieces(raw: str) -> Iterator[tuple[int, int, str]]:
    """Every piece of a text in order: where it stands, and what it becomes. White space at the ends is none."""
    space: tuple[int, int] | None = None
    begun = False
    at, length = 0, len(raw)
    while at < length:
        char, start = raw[at], at
        at += 1
        if char in _REMOVED:
            continue
        if char.isspace():
            space = (space[0] if space else start, at)
            continue
        kept, end = char, at
        while at < length and raw[at] >= "\u00ad" and (raw[at] in _REMOVED or _joins(raw[at])):
            if raw[at] not in _REMOVED:
                kept, end = kept + raw[at], at + 1
            at += 1
        if space and begun:
            yield *space, " "
        space, begun = None, True
        if kept >= _FIRST_MARK or len(kept) > 1:
            kept = unicodedata.normalize("NFC", kept)
        yield start, end, "".join([_PLAIN.get(one, one) for one in kept])


@cache
def _joins(char: str) -> bool:
    """Whether a character may change with the one before it in NFC."""
    return char >= _FIRST_MARK and (unicodedata.category(char)[0] == "M" or char in _JAMO)


@cache
def _in_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char)[0] == "M"


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Where the words of a normalised text stand."""
    start: int | None = None
    for at, char in enumerate(text):
        if _in_word(char):
            if start is None:
                start = at
        elif start is not None:
            yield start, at
            start = None
    if start is not None:
        yield start, len(text)
