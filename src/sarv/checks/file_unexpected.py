"""Every file has a place in the layout of a corpus folder.

A file that no command reads is a slip that nobody notices: an annotation under a misspelt name, a text without its document,
what an editor or an interrupted program left behind.
"""

from collections.abc import Iterator
from typing import Any

from ..corpus import OTHER_FILES, TEXT, kind_of
from ..findings import Fault
from ._example import Edit
from ._views import RecordView

VIEW = "folder"
WAY_OUT = "Delete the file, rename it to what the layout has in this folder, or move it out of corpus/ and annotations/."
BAD = (Edit("annotations/gold/tale-0001.json~", content=b"{}\n"),)
GOOD = (Edit("annotations/gold/README.md", content=b"Gold is derived.\n"),)

_LEFT_BEHIND = {
    ".part": "an interrupted run left it behind",
    ".swp": "an editor left it behind",
    "~": "an editor left it behind",
    ".bak": "an editor left it behind",
    ".orig": "a merge left it behind",
    ".rej": "a merge left it behind",
    ".tmp": "a program left it behind",
    ".DS_Store": "the file manager left it behind",
    "Thumbs.db": "the file manager left it behind",
}


def check(view: RecordView[Any]) -> Iterator[Fault]:
    """Report every file that is of no known kind, and every text without its document."""
    entries = view.folder.entries
    for path, entry in entries.items():
        if entry.is_file(follow_symlinks=False) and kind_of(path) is None and not OTHER_FILES.fullmatch(path):
            document = path.removesuffix(".txt") + ".json"
            if not TEXT.fullmatch(path):
                yield Fault("", _reason(path), path=path)
            elif document not in entries:
                yield Fault("", f"a text without its document, {document}", path=path)


def _reason(path: str) -> str:
    reasons = (reason for ending, reason in _LEFT_BEHIND.items() if path.endswith(ending))
    return next(reasons, "the layout of a corpus folder has no file of this name here")
