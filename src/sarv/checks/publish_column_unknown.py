"""A table that is published has the columns of its config, and no other.

What a column may hold is decided where its config is written. A column that nobody knows was looked at by nobody.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._publications import DOCUMENTS, PublicationView
from ._reported import reported

VIEW = "publication"
WAY_OUT = "Build the release anew with `sarv release`; publish a release of another version of this program with that version."
BAD = (Edit(DOCUMENTS, set={"/rows/0/headline": "Ferry"}, reseal=True),)
GOOD = (Edit(DOCUMENTS, set={"/rows/0/genre": "analysis"}, reseal=True),)


def check(view: PublicationView) -> Iterator[Fault]:
    """Report what was found of this kind when the release was read."""
    return reported(view, __name__)
