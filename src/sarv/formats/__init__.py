"""One file is one foreign format, found by the name of its file: how annotations are written for another tool, and read back.

`_format` says what such a module has; `quotes` is a form of our own.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from ._format import ForeignFile, Reader, Registers, Sheet, Writer, Written
from ._graph import Graph, Value, value_of
from ._meaning import faults_of

__all__ = [
    "ForeignFile",
    "Format",
    "Graph",
    "Registers",
    "Sheet",
    "Value",
    "Written",
    "faults_of",
    "formats",
    "table",
    "value_of",
]


@dataclass(frozen=True)
class Format:
    """A foreign format with what it says of itself.

    `write` or `read` is None where it goes one way only; `whole` says that all that annotators judge can be marked
    in it and read.
    """

    name: str
    title: str
    holds: str
    loses: str
    source: str
    extra: str | None
    suffixes: tuple[str, ...]
    whole: bool
    write: Writer | None
    read: Reader | None
    recognises: Callable[[bytes], bool]


@cache
def formats() -> Mapping[str, Format]:
    """All foreign formats by name, sorted. A module that lacks a part fails here, loudly."""
    found = {}
    for path in sorted(Path(__file__).parent.glob("[a-z]*.py")):
        module = import_module(f"{__name__}.{path.stem}")
        if hasattr(module, "TITLE"):
            found[path.stem] = Format(
                path.stem,
                module.TITLE,
                module.HOLDS,
                module.LOSES,
                module.SOURCE,
                module.EXTRA,
                module.SUFFIXES,
                getattr(module, "WHOLE", False),
                getattr(module, "write", None),
                getattr(module, "read", None),
                getattr(module, "recognises", lambda _raw: True),
            )
    return MappingProxyType(found)


def table(of: Iterable[Format]) -> str:
    """Formats as a table in Markdown: how each is called, what it holds, and what is lost."""
    rows = ["| format | files | what it holds | what is lost |", "|---|---|---|---|"]
    for one in of:
        way = "" if one.read and one.write else ", written only" if one.write else ", read only"
        suffixes = ", ".join(f"`{suffix}`" for suffix in one.suffixes)
        rows.append(f"| `{one.name}` | {one.title}: {suffixes}{way} | {one.holds} | {one.loses} |")
    return "\n".join(rows) + "\n"
