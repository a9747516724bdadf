"""The registers of a copy, which the ids in its tables refer to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

from ...checks import checks
from ...checks._views import Folder, RecordView
from ...records import Actor, ActorRegister, Outlet, OutletRegister
from ._copy import Copy

R = TypeVar("R", ActorRegister, OutletRegister)


@dataclass(frozen=True)
class Registers:
    """The actors and outlets by id; None where the register cannot be read, so that nothing is held to it."""

    actors: Mapping[str, Actor] | None
    outlets: Mapping[str, Outlet] | None


def read_registers(copy: Copy) -> Registers:
    """The registers of the copy; what keeps one from being read, and labels that its fields do not have, are faults."""
    actors = _read(copy, "actors.json", ActorRegister)
    outlets = _read(copy, "outlets.json", OutletRegister)
    return Registers(
        None if actors is None else {actor.id: actor for actor in actors.actors},
        None if outlets is None else {outlet.id: outlet for outlet in outlets.outlets},
    )


def _read(copy: Copy, path: str, kind: type[R]) -> R | None:
    text = copy.text(path)
    if text is None:
        return None
    try:
        register = msgspec.json.decode(text, type=kind)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        copy.unreadable(path, error)
        return None
    labels_of(copy, path, register)
    return register


def labels_of(copy: Copy, path: str, record: Any, row: str = "") -> None:
    """Report every label in a record that its field does not have; `row` is the pointer to the record in the file."""
    for fault in checks()["label_unknown"].run(RecordView(path, record, Folder())):
        copy.fault("release_labels", path, fault.message, pointer=f"{row}{fault.pointer}", value=fault.value)
