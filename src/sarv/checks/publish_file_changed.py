"""A release that is published is as it was built: its files and their checksums are those of its manifest.

Readers check their copies by the manifest, and publishing compares releases by it. A file that was changed by hand, cut short or
left over from another build makes every copy a faulty one.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._publications import CARD, PublicationView
from ._reported import reported

VIEW = "publication"
WAY_OUT = "Build the release anew with `sarv release`."
BAD = (Edit(CARD, replace=(b"# A tale", b"# The tale")),)
GOOD = (Edit(CARD, replace=(b"# A tale", b"# The tale"), reseal=True),)


def check(view: PublicationView) -> Iterator[Fault]:
    """Report what was found of this kind when the release was read."""
    return reported(view, __name__)
