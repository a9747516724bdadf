"""No file is larger than 16 MiB.

A book has one. Larger files are slips, cannot be reviewed, and are not read: they could exhaust the memory of whoever does.
"""

from collections.abc import Iterator
from typing import Any

from ..corpus import LARGEST_FILE
from ..findings import Fault
from ._example import Edit
from ._views import RecordView

VIEW = "folder"
WAY_OUT = "Split the document, or delete what does not belong in the file."
BAD = (Edit("annotations/README.md", size=LARGEST_FILE + 1),)
GOOD = (Edit("annotations/README.md", size=LARGEST_FILE),)


def check(view: RecordView[Any]) -> Iterator[Fault]:
    """Report every larger file with its size."""
    for path, entry in view.folder.entries.items():
        if entry.is_file(follow_symlinks=False) and (size := entry.stat(follow_symlinks=False).st_size) > LARGEST_FILE:
            yield Fault("", f"the file has {size:,} bytes; the most is {LARGEST_FILE:,}", path=path)
