"""A foreign file is of the format that it is read as, and can be read to its end.

What cannot be read is not guessed at: a line left out could be the one that changes the meaning of another.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._foreign import ANN, ForeignView, reported

VIEW = "foreign"
WAY_OUT = (
    "Export the file anew from the tool that it comes from, or name its format with --from; `sarv convert --formats` lists them."
)
BAD = (Edit(ANN, replace=(b"mention 0 8\tFerrymen", b"mention 0\tFerrymen")),)
GOOD = (Edit(ANN, replace=(b"mention 0 8\tFerrymen\n", b"mention 0 8\tFerrymen\r\n")),)


def check(view: ForeignView) -> Iterator[Fault]:
    """Report what was found of this kind when the file was read."""
    return reported(view, __name__)
