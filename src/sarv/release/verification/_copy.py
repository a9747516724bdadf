"""A copy of a release while it is verified: what is in it, what it says of itself, and what was found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa

from ...findings import Fault
from ..manifest import Manifest

UNREADABLE = (OSError, pa.ArrowException, ValueError, ArithmeticError, MemoryError)
"""What Arrow raises, and Python when it converts, where a file is damaged."""


@dataclass
class Copy:
    """A copy of a release. `files` are by path in the folder, sorted.

    `manifest` is None where it cannot be read. `tables` are the paths of each config and split, in the order of their shards;
    `rows` how many were read of each, which lacks what could not be read whole.
    """

    folder: Path
    files: Mapping[str, Path]
    manifest: Manifest | None = None
    tables: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    rows: dict[tuple[str, str], int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, code: str, path: str, message: str, *, pointer: str = "", value: Any = None) -> None:
        """Keep what was found. Neither message nor value may repeat words of a text: it may not be the reader's to show."""
        self.faults.append(Fault(pointer, message, value, path=path, code=code))

    def text(self, path: str) -> str | None:
        """The text of a file that must be there; None, with a fault unless it is known to be missing, where it cannot be read."""
        if path not in self.files:
            self.missing(path)
            return None
        try:
            return self.files[path].read_text("utf-8")
        except (OSError, ValueError) as error:
            self.unreadable(path, error)
            return None

    def missing(self, path: str) -> None:
        """A file that every release has is not there; the manifest may have told so already."""
        fault = Fault("", "the file is not there", path=path, code="release_file_missing")
        if fault not in self.faults:
            self.faults.append(fault)

    def unreadable(self, path: str, error: Exception) -> None:
        """A file cannot be read, and why."""
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error).partition("\n")[0] or type(error).__name__
        self.fault("release_file_unreadable", path, f"the file cannot be read: {reason}")
