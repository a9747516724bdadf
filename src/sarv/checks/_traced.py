"""Finds the paths to values by taking the same way as to the values themselves, once more, with a record that keeps track."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

Path = tuple[str | int, ...]


def paths(way: Callable[[Any], Sequence[Any]], record: Any) -> list[Path]:
    """The paths to all values that `way` collects from `record`, by attributes and loops alone."""
    return [traced.path for traced in way(_Traced(record, ()))]


class _Traced:
    """A value with the path to it."""

    def __init__(self, value: Any, path: Path) -> None:
        self.value = value
        self.path = path

    def __getattr__(self, name: str) -> "_Traced | None":
        value = getattr(self.value, name)
        return None if value is None else _Traced(value, (*self.path, name))

    def __iter__(self) -> "Iterator[_Traced]":
        return (_Traced(value, (*self.path, i)) for i, value in enumerate(self.value))
