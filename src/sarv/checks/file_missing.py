"""The files that a corpus folder cannot do without are there.

Registers, splits and guidelines say what everything else means; a collection or a round without its description is only a
folder of files; and annotated documents are not published without a datasheet.
"""

from collections.abc import Iterator
from typing import Any

from ..findings import Fault
from ._example import Edit
from ._views import RecordView

VIEW = "folder"
WAY_OUT = "Restore the file from its last version; for a new folder, look at how another corpus folder begins."
BAD = (Edit("annotations/guidelines.md", delete=True),)
GOOD = (Edit("annotations/guidelines.md", content=b"# Guidelines\n"),)

_ALWAYS = ("annotations/guidelines.md", *(f"corpus/{name}.json" for name in ("actors", "corpus", "outlets", "splits")))
_IN_EACH_FOLDER = {"corpus": "collection.json", "annotations/rounds": "round.json"}


def check(view: RecordView[Any]) -> Iterator[Fault]:
    """Report every file that must be there and is not."""
    entries = view.folder.entries
    wanted = [*_ALWAYS, *(("corpus/datasheet.json",) if view.folder.splits else ())]
    for path, entry in entries.items():
        name = _IN_EACH_FOLDER.get(path.rpartition("/")[0])
        if name is not None and path not in _ALWAYS and entry.is_dir(follow_symlinks=False):
            wanted.append(f"{path}/{name}")
    for path in wanted:
        if path not in entries:
            yield Fault("", "the file is missing", path=path)
        elif entries[path].is_dir(follow_symlinks=False):
            yield Fault("", "a folder lies where this file should be", path=path)
