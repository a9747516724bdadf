"""Of every document it is known who published it, what kind of text it is, and on which terms it may be used.

Rights are never assumed, and what nobody knows about a text is asked before it is annotated rather than after.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._inputs import NOTES, reported
from ._views import InputView

VIEW = "input"
WAY_OUT = "Fill in the field, or give the option of that name, which holds for all that say nothing themselves."
BAD = (Edit(NOTES, replace=(b",oss-gazette\n", b",\n")),)
GOOD = (Edit(NOTES, replace=(b",oss-gazette\n", b",bridge-office-notices\n")),)


def check(view: InputView) -> Iterator[Fault]:
    """Report what was found of this kind when the input was read."""
    return reported(view, __name__)
