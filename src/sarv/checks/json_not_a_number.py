"""NaN and Infinity do not occur.

They are not JSON. Some programs write them all the same for a figure that is missing, and others read them as 0.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._lexical import lexical
from ._views import FileView

VIEW = "json"
WAY_OUT = "Write the figure, or leave the key out where it is not known."
BAD = (Edit(GOLD, replace=(b'"start":0', b'"start":NaN')),)
GOOD = (Edit(GOLD, replace=(b'"start":0', b'"start":1')),)


def check(view: FileView) -> Iterator[Fault]:
    """Report every NaN and Infinity."""
    return lexical(view, __name__)
