"""A release that is published is not a private one.

`sarv release --private` carries every text that is at hand, for the use of one group. What was once public cannot be taken back.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._publications import MANIFEST, PublicationView
from ._reported import reported

VIEW = "publication"
WAY_OUT = "Build a release without --private, and publish that one."
BAD = (Edit(MANIFEST, set={"/private": True}),)
GOOD = (Edit(MANIFEST, set={"/private": False}),)


def check(view: PublicationView) -> Iterator[Fault]:
    """Report what was found of this kind when the release was read."""
    return reported(view, __name__)
