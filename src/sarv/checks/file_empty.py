"""A file holds something.

An empty file is what an interrupted copy or a full disk leaves behind; whoever reads it must guess what was meant.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._views import FileView

VIEW = "bytes"
WAY_OUT = "Restore the file from its last version, or delete it."
BAD = (Edit(GOLD, content=b""),)
GOOD = (Edit(GOLD, content=b"{}\n"),)


def check(view: FileView) -> Iterator[Fault]:
    """Report a file without bytes, or with nothing but white space."""
    if not view.raw:
        yield Fault("", "the file is empty")
    elif not view.raw.strip():
        yield Fault("", "the file holds nothing but white space")
