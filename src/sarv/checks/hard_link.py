"""No file shares its bytes with another.

Of two hard links, an edit of one is an edit of the other, unseen: two annotators' files must never be one file.
"""

from collections.abc import Iterator
from typing import Any

from ..findings import Fault
from ._example import Edit
from ._views import RecordView

VIEW = "folder"
WAY_OUT = "Copy the file, and put the copy in its place: `cp FILE COPY && mv COPY FILE`."
BAD = (Edit("annotations/README.md", hard_link="annotations/guidelines.md"),)
GOOD = (Edit("annotations/README.md", content=b"# Annotation guidelines\n"),)


def check(view: RecordView[Any]) -> Iterator[Fault]:
    """Report every file that has another name, here or elsewhere."""
    for path, entry in view.folder.entries.items():
        if entry.is_file(follow_symlinks=False) and (names := entry.stat(follow_symlinks=False).st_nlink) > 1:
            yield Fault("", f"the file has {names} names (hard links)", path=path)
