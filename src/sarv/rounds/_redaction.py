"""Takes out of an exported task what is not stored: words of the article, names of accounts, ages of things."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Any

WORDS_OF_A_RUN = 8
"""So many words in a row are taken for words of the article."""

LOST = "…"
"""What stands where words were."""

# Accounts, by name and e-mail address, and words that change with the clock.
_LEFT_OUT = frozenset(("created_ago", "created_username", "email", "first_name", "initials", "last_name", "user", "username"))
_OURS = frozenset(("prediction", "predictions"))
_SHORTEST_RUN = 2 * WORDS_OF_A_RUN - 1
_CODE = re.compile(r"[0-9a-fTZ:.-]+")
"""Checksums, identifiers and times: letters between digits, and no words."""
_WORD = re.compile(r"[^\W\d_]+")

_LONGEST_NAME = 60

Word = tuple[str, int, int]


class Redaction:
    """What is stored of a task whose article has that text."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(run for run, _, _ in _runs(_words(self._text)))

    def of(self, value: Any, name: str = "") -> Any:
        """The value as it is stored; `name` is the key that it, or the list that it is in, stands under."""
        kind = type(value)
        if kind is str:
            return self._string(value)
        if kind is dict:
            # Most of an export is rows of a few short values, which need no more than a look.
            stored = {}
            for key, inner in value.items():
                of_inner = type(inner)
                if key in _LEFT_OUT or (key == "text" and of_inner is str) or (key == "result" and name in _OURS):
                    continue
                if of_inner is str:
                    inner = self._string(inner)
                elif of_inner is dict or of_inner is list:
                    inner = self.of(inner, key)
                stored[key if len(key) < _SHORTEST_RUN else self._string(key)] = inner
            return stored
        if kind is list:
            if len(value) > 1 and all(isinstance(one, str) for one in value) and self._article_in(" ".join(value)):
                return [LOST] * len(value)
            return [self.of(inner, name) for inner in value]
        return value

    def _string(self, string: str) -> str:
        if len(string) < _SHORTEST_RUN or _CODE.fullmatch(string) or (len(string) < _LONGEST_NAME and _is_short(string)):
            return string
        for start, end in reversed(self._article_in(string)):
            string = string[:start] + LOST + string[end:]
        return string

    def _article_in(self, string: str) -> list[tuple[int, int]]:
        """The stretches of a string, in order, that are words of the article in a row."""
        found: list[tuple[int, int]] = []
        for run, start, end in _runs(_words(string)):
            if run in self._known:
                if found and start <= found[-1][1]:
                    start = found.pop()[0]
                found.append((start, end))
        return found


@lru_cache(maxsize=4096)  # names of labels and actors come again and again
def _is_short(string: str) -> bool:
    """Whether a string has too few words for a run."""
    return len(_WORD.findall(string)) < WORDS_OF_A_RUN


def _words(string: str) -> list[Word]:
    """The words with their places. The page writes a line break of a text as a backslash and an n."""
    found = _WORD.finditer(string.replace("\\n", "  "))
    return [(match.group().casefold(), match.start(), match.end()) for match in found]


def _runs(words: Sequence[Word]) -> Iterator[Word]:
    """All words in a row that are as many as a run has, with the place of the whole."""
    for i in range(len(words) - WORDS_OF_A_RUN + 1):
        run = words[i : i + WORDS_OF_A_RUN]
        yield " ".join([word for word, _, _ in run]), run[0][1], run[-1][2]
