"""The head of an extent: the one word that says what it is, for comparing words chosen with different tails and modifiers.

In "three villagers from the hills" that is "villagers", in "guards' post" it is "post". Two extents with the same head word at
the same place name the same thing, however much of the phrase each took in; and an extent that covers half of the text gains
nothing, for it has one head too. The rule is for English, in which a noun phrase ends in its noun and what follows begins with
a preposition, a comma or a relative pronoun:

    the last word of the extent that stands before the first such mark, once the extent has begun with something else.

Texts in other languages have no such rule yet; there the head is the extent's last word.
"""

import re
from functools import lru_cache

from ..extents import Extent

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*|[,;:()–—]")
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


def head(text: str, extent: Extent, language: str) -> tuple[int, int]:
    """Start and end of the head word, in code points of `text`. An extent without a word is its own head."""
    found: tuple[int, int] | None = None
    for start, end in extent:
        for match in _WORD.finditer(text, start, end):
            if language.startswith("en") and match.group().casefold() in _TAIL:
                if found is not None:
                    return found
                continue
            if match.group() not in _TAIL:
                found = match.span()
    return found or (extent[0][0], extent[-1][1])


class Heads:
    """The heads of one text, each looked up once."""

    def __init__(self, text: str, language: str) -> None:
        self._head = lru_cache(maxsize=None)(lambda extent: head(text, extent, language))

    def of(self, extent: Extent) -> tuple[int, int]:
        """The head of an extent."""
        return self._head(extent)
