"""A table has one header, a text or an address in every row, and rows that can be read.

A row with a field too many has lost a quotation mark or a comma, and then everything behind it stands in the wrong column.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._inputs import NOTES, reported
from ._views import InputView

VIEW = "input"
WAY_OUT = "Mend the row; `--column text=NAME` says which column holds what."
BAD = (Edit(NOTES, replace=(b"Mill burns,", b"Mill burns,,")),)
GOOD = (Edit(NOTES, replace=(b"Mill burns,", b'"Mill burns, millers flee",')),)


def check(view: InputView) -> Iterator[Fault]:
    """Report what was found of this kind when the input was read."""
    return reported(view, __name__)
