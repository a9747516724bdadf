"""Everything is an ordinary file or a folder, and can be read.

A pipe or a device has no content of its own, and whoever reads it may wait for ever. What cannot be read cannot be checked.
"""

from collections.abc import Iterator
from typing import Any

from ..findings import Fault
from ._example import Edit
from ._views import RecordView

VIEW = "folder"
WAY_OUT = "Delete what is not an ordinary file; let everybody read the files that are (`chmod -R a+rX corpus annotations`)."
BAD = (Edit("annotations/README.md", pipe=True),)
GOOD = (Edit("annotations/README.md", content=b"# Pipes\n"),)


def check(view: RecordView[Any]) -> Iterator[Fault]:
    """Report every pipe, socket and device, and every file and folder that the system did not let us read."""
    for path, entry in view.folder.entries.items():
        known = entry.is_file(follow_symlinks=False) or entry.is_dir(follow_symlinks=False) or entry.is_symlink()
        if not known:
            yield Fault("", "neither a file nor a folder, but a pipe, a socket or a device", path=path)
    for path, reason in view.folder.unreadable.items():
        yield Fault("", f"cannot be read: {reason}", path=path)
