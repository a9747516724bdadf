"""The sentences in which something stands, cut into stretches that are marked and stretches that are not."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ...extents import Extent
from ...segmentation import sentences

MAIN = "main"
"""How the words are marked by which an element is known: a mention, a cue, a trigger."""

MORE = "more"
"""How further words of it are marked: a proposition, an argument, a casualty figure."""

GAP = " … "
"""Stands between sentences that do not follow one another."""


class Stretch(NamedTuple):
    """Some words, marked or not ("")."""

    text: str
    mark: str = ""


class Passages:
    """The passages of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._sentences = sentences(text)
        self._starts = [sentence.start for sentence in self._sentences]

    def passage(self, main: Iterable[Extent], more: Iterable[Extent] = ()) -> list[Stretch]:
        """The sentences that have a character of `main`, with what is marked in them."""
        marks = {MORE: _spans(more), MAIN: _spans(main)}
        shown = sorted({number for start, end in marks[MAIN] for number in self._between(start, end)})
        found: list[Stretch] = []
        before = None
        for number in shown:
            sentence = self._sentences[number]
            if before is not None:
                joined = self.text[self._sentences[before].end : sentence.start] if number == before + 1 else GAP
                found.append(Stretch(joined))
            found += self._cut(sentence.start, sentence.end, marks)
            before = number
        return found

    def words(self, extent: Extent) -> str:
        """The words of an extent, fragments joined by an ellipsis."""
        return GAP.join(" ".join(self.text[start:end].split()) for start, end in extent)

    def _between(self, start: int, end: int) -> range:
        """The numbers of the sentences that reach into a stretch of the text."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = max(bisect_right(self._starts, end - 1) - 1, first)
        return range(first, min(last + 1, len(self._sentences)))

    def _cut(self, start: int, end: int, marks: Mapping[str, Sequence[tuple[int, int]]]) -> list[Stretch]:
        edges = {start, end}
        for spans in marks.values():
            edges |= {edge for span in spans for edge in span if start < edge < end}
        found = []
        for left, right in pairwise(sorted(edges)):
            mark = ""
            for name, spans in marks.items():  # main comes last and wins
                if any(from_ < right and left < to for from_, to in spans):
                    mark = name
            found.append(Stretch(self.text[left:right], mark))
        return found


def _spans(extents: Iterable[Extent]) -> list[tuple[int, int]]:
    return [span for extent in extents for span in extent]
