"""Of a document whose rights forbid it, neither the text nor the words of a span are published.

Where `redistribute` is false the text belongs to others, who have not allowed that it is passed on. Offsets and labels are ours.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import DOCUMENT, TEXT, Edit
from ._publications import PublicationView
from ._reported import reported

VIEW = "publication"
WAY_OUT = "Build the release anew, without --private; where the text may be passed on, the document's `rights` must say so."
BAD = (Edit(TEXT, delete=True), Edit(DOCUMENT, set={"/rights/redistribute": False}))
GOOD = (Edit(TEXT, delete=True),)


def check(view: PublicationView) -> Iterator[Fault]:
    """Report what was found of this kind when the release was read."""
    return reported(view, __name__)
