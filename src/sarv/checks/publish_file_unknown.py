"""A release that is published holds the files that `sarv release` writes, and no other.

Everything in the folder is published. A note, an editor's copy or a link to somewhere else may hold what nobody looked at.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._publications import CARD, RELEASE, PublicationView
from ._reported import reported

VIEW = "publication"
WAY_OUT = "Move it away from the release, or build the release anew with `sarv release`."
BAD = (Edit(f"{RELEASE}/notes.txt", content=b"To do.\n", reseal=True),)
GOOD = (Edit(CARD, replace=(b"# A tale", b"# The tale"), reseal=True),)


def check(view: PublicationView) -> Iterator[Fault]:
    """Report what was found of this kind when the release was read."""
    return reported(view, __name__)
