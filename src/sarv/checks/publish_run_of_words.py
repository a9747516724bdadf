"""Nothing that is published repeats eight words in a row of a text that may not be passed on.

Words of a text come by many ways into what is said about it: an example, a reason, a title, the attribute of a page. Every file
of the release is searched, every column and what tables say of themselves. The finding does not show the words either.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._publications import AT_HAND, CARD, WORDS, PublicationView
from ._reported import reported

VIEW = "publication"
WAY_OUT = "Say it in other words where it was written, and build the release anew with `sarv release`."
BAD = (AT_HAND, Edit(CARD, replace=(b"## Load", WORDS.upper().encode()), reseal=True))
GOOD = (AT_HAND, Edit(CARD, replace=(b"## Load", b"Nobody wrote this letter, which says that much."), reseal=True))


def check(view: PublicationView) -> Iterator[Fault]:
    """Report what was found of this kind when the release was read."""
    return reported(view, __name__)
