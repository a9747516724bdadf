"""Numbers are whole, and written in plain digits.

Offsets and counts are all the numbers there are. With a fraction or an exponent a number may be equal and still be read as
another type.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._lexical import lexical
from ._views import FileView

VIEW = "json"
WAY_OUT = "Write the number in digits alone, such as 12 for 12.0 or 1.2e1."
BAD = (Edit(GOLD, replace=(b'"end":8,', b'"end":8.0,')),)
GOOD = (Edit(GOLD, replace=(b'"end":8,', b'"end":80,')),)


def check(view: FileView) -> Iterator[Fault]:
    """Report every number with a fraction, an exponent, a plus sign or a leading zero."""
    return lexical(view, __name__)
