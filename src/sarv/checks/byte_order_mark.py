"""A file does not begin with a byte order mark.

The mark is an invisible first character. It shifts every offset of a text by one, and many readers of JSON refuse it.
"""

import codecs
from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._views import FileView

VIEW = "bytes"
WAY_OUT = "Save the file as “UTF-8”, not “UTF-8 with BOM”."
BAD = (Edit(GOLD, replace=(b"{", codecs.BOM_UTF8 + b"{")),)
GOOD = (Edit(GOLD, replace=("Zoë".encode(), "Zo\ufeffë".encode())),)


def check(view: FileView) -> Iterator[Fault]:
    """Report a file that begins with the mark."""
    if view.raw.startswith(codecs.BOM_UTF8):
        yield Fault("", "the file begins with a byte order mark (U+FEFF)", offset=0)
