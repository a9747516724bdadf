"""A fingerprint is of a stand-off document of the corpus.

It says a little of a text, so that other copies of it can be told. Of a text that is shipped it would say nothing new, and what
is left of a document that was removed says something for no use.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._fingerprinted import FINGERPRINTED, MADE
from ._views import FingerprintView

VIEW = "fingerprint"
WAY_OUT = "Delete the file."
OF_THE_TALE = Edit("annotations/fingerprints/tale-0001.json", content=MADE, set={"/document": "tale-0001"})
BAD = (OF_THE_TALE,)
GOOD = FINGERPRINTED


def check(view: FingerprintView) -> Iterator[Fault]:
    """Report a document that the corpus lacks, or whose collection ships its texts."""
    if view.document is None:
        if not view.folder.has_document(view.name):
            yield Fault("/document", "no collection has this document", view.name)
    elif not view.stand_off and view.document.collection in view.folder.collections:
        yield Fault("/document", f"the collection {view.document.collection} ships its texts", view.name)
