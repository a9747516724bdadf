"""The head of an extent: the one word that says what it is, for comparing words chosen with different tails and modifiers.

In "three villagers from the hills" that is "villagers", in "guards' post" it is "post". Two extents with the same head word at
the same place name the same thing, however much of the phrase each took in; and an extent that covers half of the text gains
nothing, for it has one head too. The rule is for English, in which a noun phrase ends in its noun and what follows begins with
a preposition, a comma or a relative pronoun:

    the last word of the extent that stands before the first such mark, once the extent has begun with something else.

Texts in other languages have no such rule yet; there the head is the extent's last word.
"""

import re

from ..extents import Extent

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*|[,;:()–—]")
_MARKS = frozenset(",;:()–—")
_TAIL = frozenset(
    [
        "about",
        "above",
        "across",
        "after",
        "against",
        "along",
        "among",
        "around",
        "at",
        "before",
        "behind",
        "below",
        "beneath",
        "beside",
        "between",
        "beyond",
        "by",
        "down",
        "during",
        "for",
        "from",
        "in",
        "inside",
        "into",
        "near",
        "of",
        "off",
        "on",
        "onto",
        "outside",
        "over",
        "past",
        "since",
        "through",
        "to",
        "toward",
        "towards",
        "under",
        "until",
        "up",
        "upon",
        "with",
        "within",
        "without",
        "that",
        "which",
        "who",
        "whom",
        "whose",
        "where",
        "when",
        ",",
        ";",
        ":",
        "(",
        ")",
        "–",
        "—",
    ]
)


class Heads:
    """The heads of extents of one text, each looked up once."""

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._english = language.startswith("en")
        self._known: dict[Extent, tuple[int, int]] = {}

    def of(self, extent: Extent) -> tuple[int, int]:
        """Start and end of the head word, in code points; a word that the extent cuts is meant whole.

        An extent without a word is its own head.
        """
        found = self._known.get(extent)
        if found is None:
            found = self._known[extent] = self._head(extent)
        return found

    def _head(self, extent: Extent) -> tuple[int, int]:
        text = self._text
        found: tuple[int, int] | None = None
        for start, end in extent:
            while 0 < start < len(text) and text[start].isalnum() and text[start - 1].isalnum():
                start -= 1
            while 0 < end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
                end += 1
            if len(extent) == 1 and text[start:end].isalnum():
                return start, end
            for match in _WORD.finditer(text, max(start, 0), max(end, 0)):
                word = match.group()
                if word in _MARKS or (self._english and word.casefold() in _TAIL):
                    if found is not None and self._english:
                        return found
                else:
                    found = match.span()
        return found or (extent[0][0], extent[-1][1])
