"""No file is executable.

A corpus holds data. A file that can be run by a slip of the shell is a risk, and git records the change of mode as an edit.
"""

from collections.abc import Iterator
from typing import Any

from ..findings import Fault
from ._example import GOLD, Edit
from ._views import RecordView

VIEW = "folder"
WAY_OUT = "Take the permission away: `chmod a-x FILE`."
BAD = (Edit(GOLD, mode=0o744),)
GOOD = (Edit(GOLD, mode=0o644),)


def check(view: RecordView[Any]) -> Iterator[Fault]:
    """Report every file that anybody may run."""
    for path, entry in view.folder.entries.items():
        if entry.is_file(follow_symlinks=False) and entry.stat(follow_symlinks=False).st_mode & 0o111:
            yield Fault("", "the file is executable", path=path)
