"""What every foreign format has in common: what it is given to write, what it gives back, and where it reports.

A format is a module of this folder with `TITLE`, `HOLDS` and `LOSES` (a phrase each, for the table of formats: what it keeps of
an annotation, and what it does not), `SOURCE` (where it is specified), `EXTRA` (the extra of this package that it needs, or
None), `SUFFIXES` of its files, `WHOLE` where all that annotators judge can be marked in it and read again, and `write`, `read` or
both. Where other formats have files of the same suffix, `recognises` says quickly whether a file that begins with some bytes
(64 KiB) looks like this one. Its docstring says what it cannot hold. What is lost when an annotation is written is a fault
`format_loss` at that thing in the annotation. What keeps a file from being read is a fault at its place in that file, as a JSON
pointer or as `line 12` or `line 12, column 3`, with more after a blank: `format_syntax` where it is not of this format,
`format_meaning` where it says what the scheme does not know.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from ..findings import Fault
from ..records import Actor, Annotation, Document, Outlet
from ._graph import Graph

MOST_FAULTS = 1000


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document with its text, and what one annotator, or gold, says of it. `path` is the annotation's place in findings."""

    path: str
    document: Document
    text: str
    annotation: Annotation


@dataclass(frozen=True, slots=True)
class Registers:
    """The corpus's actors and outlets by id, for formats that show names."""

    actors: Mapping[str, Actor]
    outlets: Mapping[str, Outlet]


@dataclass(slots=True)
class Written:
    """The files that sheets became, by name, and what was lost: faults with the path of their annotation, sorted."""

    files: dict[str, bytes] = field(default_factory=dict)
    losses: list[Fault] = field(default_factory=list)

    def lose(self, sheet: Sheet, pointer: str, message: str, value: Any = None) -> None:
        """Take down that what `pointer` shows in the sheet's annotation is not in the files."""
        self.losses.append(Fault(pointer, message, value, path=sheet.path, code="format_loss"))


@dataclass(slots=True)
class ForeignFile:
    """A file to read. `beside` gives the content of the file of another name in its folder, or None.

    `text_of` gives the text of a document of the corpus by its id, or None: formats without offsets find their words there.
    `document_of` gives the document itself.
    """

    path: str
    raw: bytes
    beside: Callable[[str], bytes | None]
    text_of: Callable[[str], str | None]
    document_of: Callable[[str], Document | None] = lambda _id: None
    faults: list[Fault] = field(default_factory=list)

    def fault(self, code: str, place: str, message: str, value: Any = None) -> None:
        """Take down a fault at a place in the format's own terms; the last of very many says that there are so many."""
        if self.full:
            return
        self.faults.append(Fault(place, message, value, path=self.path, code=code))
        if self.full:
            message = f"{MOST_FAULTS:,} faults up to here; those after it are not shown"
            self.faults.append(Fault(place, message, path=self.path, code=code))

    @property
    def full(self) -> bool:
        """Whether there are so many faults that no more are taken down, and reading on is of no use."""
        return len(self.faults) >= MOST_FAULTS


class Writer(Protocol):
    """How a format is written: all sheets of one annotator in a round at once, or of gold, a sheet for each document, sorted.

    Some formats hold many documents in a file. The sheets of each annotator go to a folder of their own.
    """

    def __call__(self, sheets: Sequence[Sheet], registers: Registers, /) -> Written: ...


class Reader(Protocol):
    """How a format is read: a graph for each document in the file. What is wrong goes to the file's faults, which stop it."""

    def __call__(self, file: ForeignFile, /) -> Iterator[Graph]: ...
