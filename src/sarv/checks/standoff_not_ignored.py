"""Git ignores the texts of a stand-off collection.

`sarv hydrate` writes them beside the metadata. One `git add` of the folder would publish them.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..findings import Fault
from ._example import Edit
from ._views import RecordView

VIEW = "folder"
WAY_OUT = "Write a .gitignore with the line *.txt into the collection's folder, without a line that takes it back."
BAD = (Edit("corpus/letters/.gitignore", content=b"*.md\n"),)
GOOD = (Edit("corpus/letters/.gitignore", content=b"*.md\n*.txt\n"),)


def check(view: RecordView[Any]) -> Iterator[Fault]:
    """Report every stand-off collection whose .gitignore does not cover its texts."""
    for name, collection in sorted(view.folder.collections.items()):
        if collection.texts == "stand_off":
            entry = view.folder.entries.get(f"corpus/{name}/.gitignore")
            if entry is None or not entry.is_file(follow_symlinks=False):
                yield Fault("/texts", "the folder has no .gitignore", name, path=f"corpus/{name}/collection.json")
            elif not _ignores_texts(Path(entry.path)):
                message = "the .gitignore of the folder does not ignore *.txt"
                yield Fault("/texts", message, name, path=f"corpus/{name}/collection.json")


def _ignores_texts(path: Path) -> bool:
    try:
        lines = path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return False
    return "*.txt" in lines and not any(line.startswith("!") for line in lines)
