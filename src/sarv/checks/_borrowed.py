"""Finds words of an article in what somebody wrote: eight or more in a row, or a whole sentence of three or more."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from ..segmentation import sentences

WORDS_OF_A_RUN = 8
"""So many words in a row are taken for words of the article."""

WORDS_OF_A_SENTENCE = 3
"""A sentence of fewer words may be anybody's."""

LOST = "…"
"""What stands where words were."""

# Where words are written without blanks between them, each character is taken for one: Thai, Lao, Burmese, Khmer, kana, Han.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W\d_{_UNSPACED}]+")

Word = tuple[str, int, int]


class Borrowed:
    """What strings have of an article, which is `text`."""

    def __init__(self, text: str) -> None:
        self._text = text

    def stretches(self, string: str) -> list[tuple[int, int]]:
        """The half-open stretches of a string, in order, that are words of the article in a row."""
        of_string = _words(string)
        if len(of_string) < WORDS_OF_A_SENTENCE:  # as most strings
            return []
        found: list[tuple[int, int]] = []
        for length, known in self._known.items():
            found += [(start, end) for run, start, end in _runs(of_string, length) if run in known]
        joined: list[tuple[int, int]] = []
        for start, end in sorted(found):
            if joined and start <= joined[-1][1]:
                start, end = joined[-1][0], max(joined.pop()[1], end)
            joined.append((start, end))
        return joined

    def without(self, string: str) -> str:
        """A string with an ellipsis in the place of each such stretch."""
        for start, end in reversed(self.stretches(string)):
            string = string[:start] + LOST + string[end:]
        return string

    @cached_property
    def _known(self) -> dict[int, set[str]]:
        """What is looked for, by the number of words."""
        known = {WORDS_OF_A_RUN: {run for run, _, _ in _runs(_words(self._text), WORDS_OF_A_RUN)}}
        for sentence in sentences(self._text):
            words = [word for word, _, _ in _words(self._text[sentence.start : sentence.end])]
            if WORDS_OF_A_SENTENCE <= len(words) < WORDS_OF_A_RUN:
                known.setdefault(len(words), set()).add(" ".join(words))
        return known


def number_of_words(string: str) -> int:
    """How many words a string has."""
    return len(_WORD.findall(string))


def _words(string: str) -> list[Word]:
    """The words with their places. The labelling page writes a line break of a text as a backslash and an n."""
    found = _WORD.finditer(string.replace("\\n", "  "))
    return [(match.group().casefold(), match.start(), match.end()) for match in found]


def _runs(words: Sequence[Word], length: int) -> Iterator[Word]:
    """So many words in a row, wherever they begin, with the place of the whole."""
    for i in range(len(words) - length + 1):
        run = words[i : i + length]
        yield " ".join([word for word, _, _ in run]), run[0][1], run[-1][2]
