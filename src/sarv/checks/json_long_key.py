"""No key is longer than a thousand characters.

Keys are names that the schema gives, or ids. One as long as this is a string in the wrong place.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._lexical import lexical
from ._views import FileView

VIEW = "json"
WAY_OUT = "Look for a missing quotation mark, colon or comma before this place."
BAD = (Edit(GOLD, replace=(b'"annotator": "gold"', b'"' + b"a" * 1001 + b'": 1')),)
GOOD = (Edit(GOLD, replace=(b'"annotator": "gold"', b'"' + b"a" * 1000 + b'": 1')),)


def check(view: FileView) -> Iterator[Fault]:
    """Report the first key that is longer."""
    return lexical(view, __name__)
