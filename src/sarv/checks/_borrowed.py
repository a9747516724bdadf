"""Finds words of an article in what somebody wrote: eight or more in a row, or a whole sentence of three or more."""

import re
import unicodedata
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
_LETTER = rf"[^\W\d_{_UNSPACED}]"
_MARK = "\ue000"
"""Stands, while words are looked for, for a character that belongs to the letter before it: an accent, a soft hyphen."""

_WORD = re.compile(rf"[{_UNSPACED}]{_MARK}*|{_LETTER}+(?:{_MARK}+{_LETTER}*)*")

Word = tuple[str, int, int]


class Borrowed:
    """What strings have of an article, which is `text`."""

    def __init__(self, text: str) -> None:
        self._text = text

    def stretches(self, string: str) -> list[tuple[int, int]]:
        """The half-open stretches of a string, in order, that are words of the article in a row."""
        of_string = words_of(string)
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
        known = {WORDS_OF_A_RUN: {run for run, _, _ in _runs(words_of(self._text), WORDS_OF_A_RUN)}}
        for sentence in sentences(self._text):
            words = [word for word, _, _ in words_of(self._text[sentence.start : sentence.end])]
            if WORDS_OF_A_SENTENCE <= len(words) < WORDS_OF_A_RUN:
                known.setdefault(len(words), set()).add(" ".join(words))
        return known


def words_of(string: str) -> list[Word]:
    """The words of a string as they are compared, with their places.

    The labelling page writes a line break of a text as a backslash and an n.
    """
    string = string.replace("\\n", "  ")
    if string.isascii():
        return [(match.group().casefold(), match.start(), match.end()) for match in _WORD.finditer(string)]
    marks = [ord(one) for one in set(string) if unicodedata.category(one) in ("Mn", "Mc", "Me", "Cf")]
    places = [match.span() for match in _WORD.finditer(string.translate(dict.fromkeys(marks, _MARK)))]
    return [(_composed(string[start:end]), start, end) for start, end in places]


def _composed(word: str) -> str:
    """A word as it is compared: however its accents are encoded, and without what cannot be seen."""
    if word.isascii():
        return word.casefold()
    seen = "".join([one for one in word if unicodedata.category(one) != "Cf"])
    return unicodedata.normalize("NFC", seen.casefold())


def _runs(words: Sequence[Word], length: int) -> Iterator[Word]:
    """So many words in a row, wherever they begin, with the place of the whole."""
    for i in range(len(words) - length + 1):
        run = words[i : i + length]
        yield " ".join([word for word, _, _ in run]), run[0][1], run[-1][2]
