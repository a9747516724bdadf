"""Faults that are found where something is read or made; their checks only say what each of them means."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from ..findings import Fault


class Reported(Protocol):
    """A view of what was found, each fault with the code of its check."""

    @property
    def faults(self) -> Sequence[Fault]:
        """All that was found."""
        ...


def reported(view: Reported, module: str) -> Iterator[Fault]:
    """The faults that were found under the code of the check `module`."""
    code = module.rpartition(".")[2]
    return (fault for fault in view.faults if fault.code == code)
