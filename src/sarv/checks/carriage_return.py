"""Lines end in a line feed alone.

A carriage return is one more character: a text with Windows line endings has other offsets and another checksum.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._views import FileView

VIEW = "bytes"
WAY_OUT = "Save the file with Unix line endings, and set `git config core.autocrlf input` where git adds the others."
BAD = (Edit(GOLD, replace=(b"{\n", b"{\r\n")),)
GOOD = (Edit(GOLD, replace=(b"{\n", b"{\n\n")),)


def check(view: FileView) -> Iterator[Fault]:
    """Report the first carriage return, and how many there are."""
    count = view.shown.count("\r")
    if count:
        message = "a carriage return (U+000D)" if count == 1 else f"the first of {count:,} carriage returns (U+000D)"
        yield Fault("", message, offset=view.shown.index("\r"))
