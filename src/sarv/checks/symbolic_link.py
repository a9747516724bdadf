"""No file or folder is a symbolic link.

A link leads elsewhere on another machine, or out of the corpus altogether; what is validated must be what is published.
"""

from collections.abc import Iterator
from typing import Any

from ..findings import Fault
from ._example import Edit
from ._views import RecordView

VIEW = "folder"
WAY_OUT = "Put the file itself in the link's place, or delete the link."
BAD = (Edit("annotations/README.md", link="guidelines.md"),)
GOOD = (Edit("annotations/README.md", content=b"guidelines.md\n"),)


def check(view: RecordView[Any]) -> Iterator[Fault]:
    """Report every link, whether it leads anywhere or not."""
    for path, entry in view.folder.entries.items():
        if entry.is_symlink():
            yield Fault("", "a symbolic link", path=path)
