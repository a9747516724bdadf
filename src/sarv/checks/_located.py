"""Values of a file and where they stand, for checks that run over very many files in which nothing is wrong."""

from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import Any, TypeVar

from ..reading import pointer_to

Path = tuple[str | int, ...]
T = TypeVar("T")


class Located(list[T]):
    """Values of a file in order. Where each of them stands is worked out only when a fault asks for it."""

    def __init__(self, values: Iterable[T], paths: Callable[[], Iterable[Path]]) -> None:
        super().__init__(values)
        self._paths = paths

    @cached_property
    def paths(self) -> list[Path]:
        """The path to each value."""
        return list(self._paths())

    def pointer(self, i: int, *inside: str | int) -> str:
        """The JSON pointer to value `i`, or to what lies at `inside` in it."""
        return pointer_to(*self.paths[i], *inside)

    def each(self, attribute: str) -> "Located[Any]":
        """An attribute of every value that has it; `a.b` is attribute `b` of attribute `a`."""
        values, inside = list(map(attrgetter(attribute), self)), attribute.split(".")
        return Located(
            [value for value in values if value is not None],
            lambda: ((*path, *inside) for path, value in zip(self.paths, values, strict=True) if value is not None),
        )

    def members(self, attribute: str) -> "Located[Any]":
        """The members of a list that every value has."""
        return self.each(attribute).flat()

    def flat(self) -> "Located[Any]":
        """The members of the values, which are lists."""
        lists: list[Any] = self
        return Located(
            chain.from_iterable(lists),
            lambda: ((*path, i) for path, of in zip(self.paths, lists, strict=True) for i in range(len(of))),
        )


def members(record: Any, attribute: str) -> Located[Any]:
    """The members of a list of a file's record."""
    values = getattr(record, attribute)
    return Located(values, lambda: ((attribute, i) for i in range(len(values))))


def together(*parts: Located[Any]) -> Located[Any]:
    """The values of several lists in one."""
    return Located(chain(*parts), lambda: chain.from_iterable(part.paths for part in parts))
