"""No two names in a folder differ only in case or in how their letters are encoded.

Some systems take such names for one: a copy of the corpus there lacks a file, and nobody is told.
"""

import unicodedata
from collections.abc import Iterator
from typing import Any

from ..findings import Fault
from ._example import Edit
from ._views import RecordView

VIEW = "folder"
WAY_OUT = "Rename one of the two, or delete it."
BAD = (Edit("corpus/tale/Incidents/README.md", content=b"# Incidents\n"),)
GOOD = (Edit("corpus/tale/incidents/README.md", content=b"# Incidents\n"),)


def check(view: RecordView[Any]) -> Iterator[Fault]:
    """Report every name that a system without case, or with normalised names, takes for an earlier one."""
    seen: dict[str, str] = {}
    for path in view.folder.entries:
        folder, _, name = path.rpartition("/")
        earlier = seen.setdefault(f"{folder}/{_folded(name)}", path)
        if earlier != path:
            yield Fault("", f"some systems cannot tell this name from {earlier!a}", path=path)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())
