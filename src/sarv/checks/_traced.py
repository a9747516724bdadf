"""A way to the places of values: whoever collects values from a record collects their paths from the traced record."""

from collections.abc import Iterator
from typing import Any

Path = tuple[str | int, ...]


class Traced:
    """A record or what is in it, and the path to it. It can be used like the record, as far as attributes and loops go."""

    def __init__(self, value: Any, path: Path = ()) -> None:
        self.value = value
        self.path = path

    def __getattr__(self, name: str) -> "Traced | None":
        value = getattr(self.value, name)
        return None if value is None else Traced(value, (*self.path, name))

    def __iter__(self) -> "Iterator[Traced]":
        return (Traced(value, (*self.path, i)) for i, value in enumerate(self.value))
