"""Faults of the notation are found by the strict reader; their checks say what each one means."""

from collections.abc import Iterator

from ..findings import Fault
from ._views import FileView


def lexical(view: FileView, module: str) -> Iterator[Fault]:
    """The faults that the strict reader files under the check `module`."""
    code = module.rpartition(".")[2]
    for fault in view.scan.faults:
        if fault.code == code:
            yield Fault(fault.pointer, fault.message, fault.value, fault.offset)
