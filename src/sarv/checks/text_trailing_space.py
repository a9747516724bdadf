"""No line of an article text ends in a space.

Editors and tools strip such spaces without asking, and every offset after them is then wrong.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import TEXT, Edit
from ._views import FileView

VIEW = "text"
WAY_OUT = "Delete the spaces before the text is annotated; afterwards its offsets must be taken anew."
BAD = (Edit(TEXT, replace=(b"the Ferrymen.\n", b"the Ferrymen. \n"), reseal=True),)
GOOD = (Edit(TEXT, replace=(b"the Ferrymen.\n", b"the Ferrymen .\n"), reseal=True),)


def check(view: FileView) -> Iterator[Fault]:
    """Report every line that ends in white space, a line of nothing else too."""
    at = 0
    for line in view.shown.split("\n"):
        words = line.rstrip()
        if words != line:
            yield Fault("", "a line ends in white space", line[len(words) :], at + len(words))
        at += len(line) + 1
