"""Faults of what `sarv add` is given are found where it is read; their checks say what each one means, by edits to an input."""

from collections.abc import Iterator

from ..findings import Fault
from ._views import InputView

NOTES = "input/notes.csv"
"""A table with two short texts, each with an outlet, beside the example corpus."""


def reported(view: InputView, module: str) -> Iterator[Fault]:
    """The faults that were found under the code of the check `module`."""
    code = module.rpartition(".")[2]
    return (fault for fault in view.faults if fault.code == code)
