"""Offsets in UTF-16 code units, in which programs written in Java or JavaScript count, beside our code points."""

import re
from bisect import bisect_left

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16:
    """The offsets between the characters of a text in both counts."""

    def __init__(self, text: str) -> None:
        self._points = [found.start() for found in _ASTRAL.finditer(text)]
        self._units = [point + before for before, point in enumerate(self._points)]
        self.length = len(text) + len(self._points)
        """How many code units the text has."""

    def from_points(self, offset: int) -> int:
        """The code units before that many code points."""
        return offset + bisect_left(self._points, offset)

    def to_points(self, offset: int) -> int | None:
        """The code points before that many code units; None where these end within a character or beyond the text."""
        before = bisect_left(self._units, offset)
        within = before > 0 and self._units[before - 1] == offset - 1
        return None if within or not 0 <= offset <= self.length else offset - before
