"""A fingerprint lies under the name of its document.

Whoever looks for the fingerprint of a document goes by the place. Under another name its key is another, and it fits no copy.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._fingerprinted import FINGERPRINT, FINGERPRINTED
from ._views import FingerprintView

VIEW = "fingerprint"
WAY_OUT = "Delete the file, and make it anew by `sarv fingerprint`."
BAD = (*FINGERPRINTED, Edit(FINGERPRINT, set={"/document": "letters-0002"}))
GOOD = FINGERPRINTED


def check(view: FingerprintView) -> Iterator[Fault]:
    """Report a document that is not the file's."""
    if view.record.document != view.name:
        yield Fault("/document", f"the file is named {view.name}", view.record.document)
