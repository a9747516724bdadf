"""One file is one config of the release: its docstring describes it, `SCHEMA` states it, `table(batch)` fills it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

import pyarrow as pa

from ._batch import Batch, Register, Unit

DEFAULT = "documents"


@dataclass(frozen=True)
class Config:
    """A table shape of the release. `class_labels` names the columns that hold label numbers, with the labels."""

    name: str
    description: str
    schema: pa.Schema
    table: Callable[[Batch], pa.Table]
    class_labels: Mapping[str, tuple[str, ...]]


@cache
def configs() -> Mapping[str, Config]:
    """All configs by name, the default first, then sorted."""
    found = {}
    names = sorted((path.stem for path in Path(__file__).parent.glob("[a-z]*.py")), key=lambda name: (name != DEFAULT, name))
    for name in names:
        module = import_module(f"{__name__}.{name}")
        labels = module.class_labels() if hasattr(module, "class_labels") else {}
        found[name] = Config(name, (module.__doc__ or "").strip(), module.SCHEMA, module.table, labels)
    return MappingProxyType(found)


__all__ = ["DEFAULT", "Batch", "Config", "Register", "Unit", "configs"]
