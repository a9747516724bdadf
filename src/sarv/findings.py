"""What validation reports: a `Finding` has a stable code, a place, the reason in the reader's words and the way out.

Data faults are findings, never exceptions; a `Report` gathers all of a run, in the order of files and places.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

LEVELS = ("bytes", "shape", "meaning")

_NUMBER = re.compile("[0-9][0-9,]*")


@dataclass(frozen=True, slots=True)
class Fault:
    """What a check yields: where in its file (JSON pointer, or code-point offset for bytes) and what is wrong.

    `value` is quoted in the finding; `context` is a stretch of text around it that may be shown. `code` names the check that
    explains the fault, where it was found by something else.
    """

    pointer: str
    message: str
    value: Any = None
    offset: int | None = None
    context: str | None = None
    path: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault of one file. `line` and `column` count from 1, columns in code points; 0 means the file as a whole."""

    path: str
    line: int
    column: int
    code: str
    pointer: str
    message: str
    way_out: str
    value: str = ""
    context: str = ""
    level: str = "meaning"

    def as_dict(self) -> dict[str, Any]:
        """The finding as plain values, for `--json`."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(slots=True)
class Report:
    """All findings of a run and how much was looked at."""

    findings: list[Finding] = field(default_factory=list)
    files: int = 0

    def add(self, findings: Iterable[Finding]) -> None:
        """Take more findings in."""
        self.findings.extend(findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(sorted(set(self.findings)))

    def __len__(self) -> int:
        return len(set(self.findings))


def alike(findings: Iterable[Finding], most: int = 0) -> Iterator[list[Finding]]:
    """Findings with those that say the same of other places and values, where there are more than `most`; all others alone.

    They are alike if code, message and pointer differ in nothing but numbers. Each group stands where its first one does.
    """
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    placed = []
    for finding in findings:
        kind = (finding.code, _NUMBER.sub("0", finding.message), _NUMBER.sub("0", finding.pointer))
        group = groups.setdefault(kind, [])
        group.append(finding)
        placed.append((finding, group))
    for finding, group in placed:
        if len(group) <= most:
            yield [finding]
        elif finding is group[0]:
            yield group


def shorten(value: Any, limit: int = 80) -> str:
    """A value as it can be quoted in a message: visible escapes, bounded length."""
    shown = ascii(value) if isinstance(value, str) and not value.isprintable() else repr(value)
    return shown if len(shown) <= limit else f"{shown[: limit - 1]}…"


def few(names: Sequence[str], most: int = 10) -> str:
    """The first of some names, and how many more there are."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
