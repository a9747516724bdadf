"""Words for what cannot be shown as it is."""

import unicodedata

_CONTROLS = {"\0": "NUL", "\n": "LINE FEED", "\t": "TAB", "\r": "CARRIAGE RETURN", "\x1b": "ESCAPE", "\x7f": "DELETE"}


def character(one: str) -> str:
    """A character by code point and name, such as `U+200B ZERO WIDTH SPACE`."""
    return f"U+{ord(one):04X} {unicodedata.name(one, _CONTROLS.get(one, 'CONTROL CHARACTER'))}"


def times(count: int) -> str:
    """How often, where it is more than once."""
    return "" if count == 1 else f", {count:,} times on this line"
