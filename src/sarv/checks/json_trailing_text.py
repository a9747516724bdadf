"""Nothing follows the one JSON value of a file.

Two values in a file come from two programs that wrote at once, or from a file that was not emptied before it was written.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._lexical import lexical
from ._views import FileView

VIEW = "json"
WAY_OUT = "Keep the value that is meant, and delete the rest."
BAD = (Edit(GOLD, replace=(b"\n  ]\n}\n", b"\n  ]\n}\n{}\n")),)
GOOD = (Edit(GOLD, replace=(b"\n  ]\n}\n", b"\n  ]\n}\n\n")),)


def check(view: FileView) -> Iterator[Fault]:
    """Report the first character after the value that is not white space."""
    return lexical(view, __name__)
