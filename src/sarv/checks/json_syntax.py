"""A JSON file follows the notation to its end.

A lost half, a missing comma, a comment: what stands after the fault cannot be told, and must not be guessed.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._lexical import lexical
from ._views import FileView

VIEW = "json"
WAY_OUT = "Correct the notation here, or restore the last version of the file; JSON knows no comments and no final commas."
BAD = (Edit(GOLD, replace=(b'"round": "first",', b'"round": "first"')),)
GOOD = (Edit(GOLD, replace=(b'"round": "first",', b'"round" : "first" ,')),)


def check(view: FileView) -> Iterator[Fault]:
    """Report where the notation breaks, and every comma before a closing bracket."""
    return lexical(view, __name__)
