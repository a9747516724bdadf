"""A document that is published is in the corpus folder, with the same text and on the same terms.

The folder says whether a text may be passed on. Of a document that it does not know, or knows with another text or other terms,
nobody can tell.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._publications import DOCUMENTS, PublicationView
from ._reported import reported

VIEW = "publication"
WAY_OUT = "Build the release anew with `sarv release` in the folder it is published from, or name the other one with --folder."
BAD = (Edit(DOCUMENTS, set={"/rows/0/id": "tale-0009"}, reseal=True),)
GOOD = (Edit(DOCUMENTS, set={"/rows/0/genre": "analysis"}, reseal=True),)


def check(view: PublicationView) -> Iterator[Fault]:
    """Report what was found of this kind when the release was read."""
    return reported(view, __name__)
