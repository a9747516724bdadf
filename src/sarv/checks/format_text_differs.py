"""The text of a foreign file is that of the document, character by character.

Offsets mean words only in the text that they were taken from. Tools change texts: they trim them, rewrite line ends, or count
UTF-16 units where we count code points.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._foreign import ANN, TXT, ForeignView, reported

VIEW = "foreign"
WAY_OUT = "Annotate the document's own text, as `sarv convert` writes it; offsets count Unicode code points of it."
BAD = (Edit(ANN, replace=(b"mention 0 8\tFerrymen", b"mention 1 9\tFerrymen")),)
GOOD = (Edit(TXT, delete=True),)


def check(view: ForeignView) -> Iterator[Fault]:
    """Report what was found of this kind when the file was read."""
    return reported(view, __name__)
