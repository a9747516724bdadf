"""Reasons as decisions have them: on one line, of what can be seen, and without words of an article that is not shipped."""

import re

from ...checks._borrowed import Borrowed
from .docket import Case

# What the schema of decisions does not take, and blanks of every kind.
_BLANKS = re.compile(r"[\s\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")


def as_written(reason: str, case: Case) -> str:
    """A reason as it is written; blanks, line breaks and invisible characters are one blank. It may be nothing then."""
    own = reason if case.shipped or case.text is None else Borrowed(case.text).without(reason)
    return _BLANKS.sub(" ", own).strip()
