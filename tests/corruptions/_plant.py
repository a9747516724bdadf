"""What a planted corruption is: how it gets into a copy of the example corpus, and every finding that it must give."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from edits import apply
from sarv.checks._example import Edit
from sarv.findings import Finding

Plant = Callable[[Path], None]


@dataclass(frozen=True, order=True)
class Found:
    """What identifies a finding: its code and its place. Line and column 0 stand for the file as a whole."""

    code: str
    path: str
    line: int = 0
    column: int = 0
    pointer: str = ""

    @classmethod
    def of(cls, finding: Finding) -> "Found":
        """The identity of a finding."""
        return cls(finding.code, finding.path, finding.line, finding.column, finding.pointer)


@dataclass(frozen=True)
class Corruption:
    """A kind of corruption, planted once, with all that must be found of it."""

    name: str
    plant: Plant
    found: tuple[Found, ...]

    def __init__(self, name: str, plant: Plant, *found: Found) -> None:
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "plant", plant)
        object.__setattr__(self, "found", found)


def edits(*several: Edit) -> Plant:
    """Edits such as those of the checks' examples."""
    return lambda root: apply(root, several)


def put(path: str, pointer: str, value: Any) -> Plant:
    """Another value at a JSON pointer."""
    return edits(Edit(path, set={pointer: value}))


def swap(path: str, old: bytes, new: bytes) -> Plant:
    """Other bytes in the place of the first of some bytes."""
    return edits(Edit(path, replace=(old, new)))


def content(path: str, raw: bytes) -> Plant:
    """Other bytes for the whole file."""
    return edits(Edit(path, content=raw))


def rewrite(path: str, change: Callable[[bytes], bytes]) -> Plant:
    """Other bytes, made of those that are there."""

    def plant(root: Path) -> None:
        file = root / path
        file.write_bytes(change(file.read_bytes()))

    return plant


def rephrase(path: str, change: Callable[[Any], str]) -> Plant:
    """The same JSON value in other notation."""
    return rewrite(path, lambda raw: change(json.loads(raw)).encode())


def put_all(path: str, values: dict[str, Any]) -> Plant:
    """Other values at several JSON pointers of a file."""
    return edits(Edit(path, set=values))


def exchange(one: str, other: str) -> Plant:
    """Two files under each other's names."""

    def plant(root: Path) -> None:
        first, second = (root / one).read_bytes(), (root / other).read_bytes()
        (root / one).write_bytes(second)
        (root / other).write_bytes(first)

    return plant


def move(old: str, new: str) -> Plant:
    """A file or folder under another name."""

    def plant(root: Path) -> None:
        (root / old).rename(root / new)

    return plant
