"""A table that is published says nothing of itself but the types of its columns and the names of their labels.

The end of a Parquet file may hold anything beside the table, and no reader shows it: paths, names, the table it was made from.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._publications import DOCUMENTS, PublicationView
from ._reported import reported

VIEW = "publication"
WAY_OUT = "Build the release anew with `sarv release`; publish a release of another version of this program with that version."
BAD = (Edit(DOCUMENTS, set={"/metadata/author": "somebody"}, reseal=True),)
GOOD = (Edit(DOCUMENTS, set={"/rows/0/genre": "analysis"}, reseal=True),)


def check(view: PublicationView) -> Iterator[Fault]:
    """Report what was found of this kind when the release was read."""
    return reported(view, __name__)
