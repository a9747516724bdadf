"""Where things stand in a file: lines and columns of offsets, offsets of JSON pointers."""

import re
from bisect import bisect_right
from functools import cached_property, lru_cache

from .reading import Scan, scan


class Places:
    """The places of one text. It is searched once, however many places are asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def scan(self) -> Scan:
        """The text read as JSON."""
        return scan(self.text)

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """The line and column, both counted from 1, of a code-point offset."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1


@lru_cache(maxsize=1)
def places(text: str) -> Places:
    """The places of `text`. The faults of a file come one after the other, so only the last text is remembered."""
    return Places(text)
