"""No key stands twice in one object.

Readers of JSON keep the first of two equal keys, or the last, or refuse; what the file says would depend on who reads it.
Keys that differ only in their escapes are equal.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import DOCUMENT, Edit
from ._lexical import lexical
from ._views import FileView

VIEW = "json"
WAY_OUT = "Delete the key that is not meant."
BAD = (Edit(DOCUMENT, replace=(b'"language": "en"', b'"language": "en",\n  "language": "fr"')),)
GOOD = (Edit(DOCUMENT, replace=(b'"language": "en"', b'"language": "fr"')),)


def check(view: FileView) -> Iterator[Fault]:
    """Report every key that repeats an earlier one of its object."""
    return lexical(view, __name__)
