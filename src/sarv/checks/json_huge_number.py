"""No number is larger than every reader of JSON can keep.

Beyond 9,007,199,254,740,991 some readers round, some overflow and some stop; the figure would depend on who reads it.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._lexical import lexical
from ._views import FileView

VIEW = "json"
WAY_OUT = "Write the number that is meant; no offset or count is as large as this."
BAD = (Edit(GOLD, replace=(b'"end":8,', b'"end":9007199254740992,')),)
GOOD = (Edit(GOLD, replace=(b'"end":8,', b'"end":9007199254740991,')),)


def check(view: FileView) -> Iterator[Fault]:
    """Report every whole number beyond the limit."""
    return lexical(view, __name__)
