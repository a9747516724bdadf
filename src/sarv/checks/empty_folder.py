"""No folder is empty.

Git does not keep empty folders: a copy of the corpus would differ from the original. Only annotations/gold and
annotations/rounds may be, before the first round.
"""

from collections.abc import Iterator
from typing import Any

from ..findings import Fault
from ._example import Edit
from ._views import RecordView

VIEW = "folder"
WAY_OUT = "Delete the folder, or put into it what belongs there."
BAD = (
    Edit("corpus/tale/drafts/README.md", content=b""),
    Edit("corpus/tale/drafts/README.md", delete=True),
)
GOOD = (Edit("corpus/tale/drafts/README.md", content=b"# Drafts\n"),)

_MAY_BE_EMPTY = ("annotations/gold", "annotations/rounds")


def check(view: RecordView[Any]) -> Iterator[Fault]:
    """Report every folder without a file or folder in it."""
    full = {path.rpartition("/")[0] for path in view.folder.entries} | set(view.folder.unreadable)
    for path, entry in view.folder.entries.items():
        if entry.is_dir(follow_symlinks=False) and path not in full and path not in _MAY_BE_EMPTY:
            yield Fault("", "the folder is empty", path=path)
