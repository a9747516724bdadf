"""The head of an extent: the one word that says what it is, for comparing words chosen with different tails and modifiers.

In "three villagers from the hills" that is "villagers", in "guards' post" it is "post". Two extents with the same head word at
the same place name the same thing, however much of the phrase each took in; and an extent that covers half of the text gains
nothing, for it has one head too. The rule is for English, in which a noun phrase ends in its noun and what follows begins with
a preposition, a comma or a relative pronoun:

    the last word of the extent that stands before the first such mark, once the extent has begun with something else.

Texts in other languages have no such rule yet; there the head is the extent's last word.
"""

import re
from bisect import bisect_right

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
    """The words of one text, and the heads of extents in it."""

    def __init__(self, text: str, language: str) -> None:
        english = language.startswith("en")
        self._words = [match.span() for match in _WORD.finditer(text)]
        self._ends = [end for _, end in self._words]
        self._marks = [text[start:end].casefold() in _TAIL if english else text[start] in _MARKS for start, end in self._words]
        self._english = english

    def of(self, extent: Extent) -> tuple[int, int]:
        """Start and end of the head word, in code points; a word that the extent cuts is meant whole.

        An extent without a word is its own head.
        """
        found = -1
        for start, end in extent:
            at = bisect_right(self._ends, start)
            while at < len(self._words) and self._words[at][0] < end:
                if not self._marks[at]:
                    found = at
                elif found >= 0 and self._english:
                    return self._words[found]
                at += 1
        return self._words[found] if found >= 0 else (extent[0][0], extent[-1][1])
