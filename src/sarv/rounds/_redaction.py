"""Takes out of an exported task what is not stored: words of the article, names of accounts, ages of things."""

import re
from functools import lru_cache
from typing import Any

from ..checks._borrowed import LOST, WORDS_OF_A_RUN, Borrowed, number_of_words
from .projects import MADE_FROM

# Accounts, by name and e-mail address, and words that change with the clock.
_LEFT_OUT = frozenset(("created_ago", "created_username", "email", "first_name", "initials", "last_name", "user", "username"))
_OURS = frozenset(("prediction", "predictions"))
_OF_DATA = ("doc_id", "text_sha256", "title", MADE_FROM)
_CODE = re.compile(r"[0-9a-fTZ:.-]+")
"""Checksums, identifiers and times: letters between digits, and no words."""
_NAME = re.compile(r"[A-Za-z0-9_:.+-]*[A-Za-z0-9_-]")
"""Labels, ids of regions and actors: in one piece, and no sentence."""

_LONGEST_NAME = 60


class Redaction:
    """What is stored of a task about an article with that text; what was typed, only where the text is `shipped`."""

    def __init__(self, text: str, shipped: bool) -> None:
        self._borrowed, self._shipped = Borrowed(text), shipped

    def of(self, value: Any, name: str = "") -> Any:
        """The value as it is stored; `name` is the key that it, or the list that it is in, stands under."""
        kind = type(value)
        if kind is str:
            return self._string(value)
        if kind is dict:
            if name == "data":
                return {key: self._borrowed.without(value[key]) for key in _OF_DATA if isinstance(value.get(key), str)}
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
                stored[self._string(key)] = inner
            return stored
        if kind is list:
            if len(value) > 1 and all(isinstance(one, str) for one in value) and self._borrowed.stretches(" ".join(value)):
                return [LOST] * len(value)
            return [self.of(inner, name) for inner in value]
        return value

    def _string(self, string: str) -> str:
        if (len(string) < _LONGEST_NAME and _is_name(string)) or _CODE.fullmatch(string):
            return string
        return self._borrowed.without(string) if self._shipped else LOST


@lru_cache(maxsize=4096)  # names of labels and actors come again and again
def _is_name(string: str) -> bool:
    """Whether a string is a name, and cannot be words of an article."""
    return not string or (_NAME.fullmatch(string) is not None and number_of_words(string) < WORDS_OF_A_RUN)
