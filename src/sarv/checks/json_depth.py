"""Lists and objects are nested at most sixteen deep.

No file of a corpus needs half of that. Deeper nesting is a slip, or meant to exhaust the memory of whoever reads it.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._lexical import lexical
from ._views import FileView

VIEW = "json"
WAY_OUT = "Look at the brackets around this place: one is missing, or too many are opened."
BAD = (Edit(GOLD, replace=(b'"annotator": "gold"', b'"annotator": ' + b"[" * 16 + b"]" * 16)),)
GOOD = (Edit(GOLD, replace=(b'"annotator": "gold"', b'"annotator": ' + b"[" * 15 + b"]" * 15)),)


def check(view: FileView) -> Iterator[Fault]:
    """Report the first bracket that opens a seventeenth level."""
    return lexical(view, __name__)
