"""The characters at the edges of spans: a look at the few different ones spares most annotations a closer look at each span."""

from operator import itemgetter
from typing import NamedTuple

# What stands before the beginning of a text and after its end is no part of any word or character.
_EDGE = "\n"


class Edges(NamedTuple):
    """The characters that stand before the starts of spans, those at their starts and those at their ends."""

    before_starts: frozenset[str]
    at_starts: frozenset[str]
    at_ends: frozenset[str]


def edges(text: str, starts: list[int], ends: list[int]) -> Edges:
    """The characters at the edges of spans that are all inside `text`."""
    if not starts:
        return Edges(frozenset(), frozenset(), frozenset())
    at_starts, at_ends, followed = itemgetter(*starts), itemgetter(*ends), text + _EDGE
    return Edges(frozenset(at_starts(_EDGE + text)), frozenset(at_starts(followed)), frozenset(at_ends(followed)))
