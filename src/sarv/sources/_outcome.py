"""What comes of looking for a text: the text itself, or a problem that says what stands in the way and the way out."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

NOT_AVAILABLE = "not_available"
NO_OTHER_TEXT = "Give a copy that is the same to the last character: on any other, the offsets would not fit."
THE_SAME_TEXT = f"{NO_OTHER_TEXT} --accept-carried takes one that differs a little, for use on this machine."


@dataclass(frozen=True, slots=True)
class Found:
    """The text of a document as the source at `place` holds it; whether it is the right one is for the caller to check."""

    document: str
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Why documents have no text. `place` is the file or address; `expected` and `found` are checksums, where it is about them.

    What is simply not there, and not looked for on the network, is no fault. A problem never quotes a text.
    """

    code: str
    documents: tuple[str, ...]
    place: str
    message: str
    way_out: str
    expected: str = ""
    found: str = ""

    @property
    def fault(self) -> bool:
        """Whether something is wrong, rather than only absent."""
        return self.code != NOT_AVAILABLE

    def as_dict(self) -> dict[str, Any]:
        """The problem as plain values, for `--json`."""
        return asdict(self)


def lacking(absent: Iterable[str], folder: Path | None) -> Problem:
    """The problem of documents of which there is no file, in a folder or anywhere."""
    place = "your own files" if folder is None else str(folder)
    way_out = "Save your copy of the text as a file and name it with --from, or lay it into a mirror folder, under the "
    way_out += "collection's name, and name that with --mirror."
    return Problem(NOT_AVAILABLE, tuple(absent), place, "hold no file with the document's checksum", way_out)


class SourceError(Exception):
    """Stops the reading of one source file; becomes the problem of every document that was to come from it."""

    def __init__(self, code: str, place: str, message: str, way_out: str, *, expected: str = "", found: str = "") -> None:
        super().__init__(f"{place}: {message}")
        self.code, self.place, self.message, self.way_out = code, place, message, way_out
        self.expected, self.found = expected, found

    def problem(self, *documents: str) -> Problem:
        """The error as the problem of these documents."""
        return Problem(self.code, documents, self.place, self.message, self.way_out, self.expected, self.found)
