"""The one form in which every text enters a corpus: what the checks of texts demand, made once, before any offset is taken.

Line ends of all kinds become line feeds; characters that nobody can see are deleted (joiners and marks of direction stay); the
rest is put into normalisation form C; lines lose white space at their ends, the text blank lines around it; it ends in one line
feed.
Other control characters stay, for the checks to refuse: where they stand, words were lost or misread.
"""

import re
import unicodedata

from ..checks.text_invisible_character import INVISIBLE
from ..checks.text_not_nfc import heap_of_marks

_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


def normal_form(text: str) -> str:
    """The text in normal form; empty where nothing of it can be seen. What is in normal form stays as it is."""
    text = _LINE_END.sub("\n", text)
    text = INVISIBLE.sub(lambda found: "" if found[1] else found[0], text)
    lines = "\n".join(_composed(line).rstrip() for line in text.split("\n")).strip("\n")
    return f"{lines}\n" if lines else ""


def _composed(line: str) -> str:
    """The line in normalisation form C, unless that would take very long; a check then says why."""
    if line.isascii() or heap_of_marks(line) is not None:
        return line
    return unicodedata.normalize("NFC", line)


def with_title(title: str | None, text: str) -> str:
    """The text below its headline and a blank line, as readers saw it; alone where there is no headline or it begins with it."""
    if title is None or not title.strip() or _begins_with(title, text):
        return text
    return f"{_plain(title)}\n\n{text}"


def without_title(title: str | None, text: str) -> str:
    """The text without its headline, where its first line is that."""
    return text.strip().partition("\n")[2] if title is not None and _begins_with(title, text) else text


def _begins_with(title: str, text: str) -> bool:
    return _plain(text.strip().partition("\n")[0]).casefold() == _plain(title).casefold()


def _plain(line: str) -> str:
    return " ".join(line.split())
