"""The characters at the edges of spans, all at once: one look at the few that occur spares most annotations a closer one."""

from operator import itemgetter

# What stands before the beginning of a text and after its end is no part of any word or character.
_EDGE = "\n"


def characters_at(text: str, offsets: list[int]) -> set[str]:
    """The characters that follow offsets in a text, none of which is larger than its length."""
    return set(itemgetter(*offsets)(text + _EDGE)) if offsets else set()


def characters_before(text: str, offsets: list[int]) -> set[str]:
    """The characters that precede offsets in a text, none of which is larger than its length."""
    return set(itemgetter(*offsets)(_EDGE + text)) if offsets else set()
