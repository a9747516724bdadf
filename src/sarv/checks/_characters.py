"""Words for characters that cannot be shown as they are."""

import re
import unicodedata

_CONTROLS = {"\0": "NUL", "\n": "LINE FEED", "\t": "TAB", "\r": "CARRIAGE RETURN", "\x1b": "ESCAPE", "\x7f": "DELETE"}


def character(one: str) -> str:
    """A character by code point and name, such as `U+200B ZERO WIDTH SPACE`."""
    return f"U+{ord(one):04X} {unicodedata.name(one, _CONTROLS.get(one, 'CONTROL CHARACTER'))}"


def misfit(text: str, pattern: str) -> str | None:
    """The character that alone keeps `text` from matching `pattern`, where it cannot be seen or looks like another."""
    for odd in (_unprintable(text), _not_ascii(text)):
        if odd and any(re.search(pattern, text.translate(dict.fromkeys(map(ord, odd), plain))) for plain in "a1"):
            return odd[0]
    return None


def _unprintable(text: str) -> list[str]:
    return [] if text.isprintable() else [one for one in text if not one.isprintable()]


def _not_ascii(text: str) -> list[str]:
    return [] if text.isascii() else [one for one in text if not one.isascii()]
