"""One file is one metric, found by its name: what it counts of a batch of documents, and the figure that the sums make.

A module has a docstring (the definition, with its source and an example worked by hand), and

- `TASK`, whose metric it is; `TITLE`, a line for tables;
- `LABELS`, the layer field whose labels its counts are kept apart by, or None;
- `statistics(batch)`: (documents, labels + 1, k), what each document contributes, the last label being "none of these";
- `value(sums)`: (…) of (…, labels + 1, k), not-a-number where there is nothing to compare;
- `LOWER_IS_BETTER`, where it is an error.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from ...layers import labels
from ..batch import Batch
from ._counts import Statistics

__all__ = ["Metric", "Statistics", "metrics"]


@dataclass(frozen=True)
class Metric:
    """A metric with what it says of itself."""

    name: str
    task: str
    title: str
    definition: str
    field: str | None
    lower_is_better: bool
    statistics: Callable[[Batch], Statistics]
    value: Callable[[Statistics], Statistics]

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels by which its counts are kept apart."""
        return labels()[self.field] if self.field else ()


@cache
def metrics() -> Mapping[str, Metric]:
    """All metrics by name, sorted. A module that lacks a part fails here, loudly."""
    found = {}
    for path in sorted(Path(__file__).parent.glob("[a-z]*.py")):
        module = import_module(f"{__name__}.{path.stem}")
        found[path.stem] = Metric(
            path.stem,
            module.TASK,
            module.TITLE,
            (module.__doc__ or "").strip(),
            module.LABELS,
            getattr(module, "LOWER_IS_BETTER", False),
            module.statistics,
            module.value,
        )
    return MappingProxyType(found)
