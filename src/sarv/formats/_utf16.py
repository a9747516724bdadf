"""Offsets in UTF-16 code units, in which programs written in Java or JavaScript count, beside our code points."""

from itertools import accumulate


class Utf16:
    """The offsets between the characters of a text in both counts."""

    def __init__(self, text: str) -> None:
        self._units = list(accumulate((1 + (character > "\uffff") for character in text), initial=0))
        self._points = {units: points for points, units in enumerate(self._units)}

    @property
    def length(self) -> int:
        """How many code units the text has."""
        return self._units[-1]

    def from_points(self, offset: int) -> int:
        """The code units before that many code points."""
        return self._units[offset]

    def to_points(self, offset: int) -> int | None:
        """The code points before that many code units; None where these end within a character or beyond the text."""
        return self._points.get(offset)
