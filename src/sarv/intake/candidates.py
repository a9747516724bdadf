"""What an input yields: candidates, which may become documents, and faults with their places in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ..checks import checks
from ..findings import Fault, Finding
from ..validation import finding

REQUIRED = ("outlet", "genre", "license", "credit", "redistribute")
"""What must be said of every document; nothing stands in for it."""

FACTS = (*REQUIRED, "published", "url", "language", "incident")
"""What may be said of a document, by the name of its option and column."""


@dataclass(frozen=True, eq=False)
class Input:
    """A file that was given, by the name it was given with, and its text, where it is one."""

    path: str
    text: str = ""

    def finding(self, code: str, message: str, value: object = None, *, line: int = 0, column: int = 1) -> Finding:
        """A finding of this input that the check `code` explains; `line` 0 is the file as a whole."""
        found = finding(checks()[code], self.path, Fault("", message, value), "")
        return replace(found, line=line, column=column) if line else found


@dataclass(frozen=True, eq=False)
class Candidate:
    """What may become a document. Where there is no `text` yet, it is to be fetched from the address `url` among the facts.

    `line` is where it stands in its input (0: it is the whole input). `facts` were said of it alone; `read_off` is what the page
    says of itself, which counts only where nobody says anything else; `name` may give its id.
    """

    input: Input
    line: int
    text: str | None
    title: str | None = None
    name: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    read_off: Mapping[str, str] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """Where the candidate stands, in words."""
        return f"{self.input.path}:{self.line}" if self.line else self.input.path

    def finding(self, code: str, message: str, value: object = None, *, way_out: str = "") -> Finding:
        """A finding at the candidate's place; `way_out` is another than the check's, which speaks of documents."""
        found = self.input.finding(code, message, value, line=self.line)
        return replace(found, way_out=way_out or found.way_out)
