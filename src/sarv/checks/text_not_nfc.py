"""An article text is in Unicode normalisation form C.

“é” can be one character or two that look alike. With both in use, equal words are unequal to every search and count.
"""

import unicodedata
from collections.abc import Iterator

from ..findings import Fault
from ._example import TEXT, Edit
from ._views import FileView

VIEW = "text"
WAY_OUT = "Normalise the text to NFC before it is annotated; afterwards its offsets must be taken anew."
BAD = (Edit(TEXT, replace=(b"the Ferrymen.\n", "the Ferrymen. Cafe\u0301.\n".encode()), reseal=True),)
GOOD = (Edit(TEXT, replace=(b"the Ferrymen.\n", "the Ferrymen. Café.\n".encode()), reseal=True),)


def check(view: FileView) -> Iterator[Fault]:
    """Report the first place in each line that normalisation would change."""
    if unicodedata.is_normalized("NFC", view.shown):
        return
    at = 0
    for line in view.shown.split("\n"):
        wanted = unicodedata.normalize("NFC", line)
        if line != wanted:
            pairs = enumerate(zip(line, wanted, strict=False))
            start = next((i for i, (given, right) in pairs if given != right), len(wanted))
            message = f"not in normalisation form C, which has here: {wanted[start : start + 12]!r}"
            yield Fault("", message, ascii(line[start : start + 12]), at + start)
        at += len(line) + 1
