"""One file is one baseline: a program that annotates a document, found by the name of its file.

The module has a docstring (first line: what it does) and `annotate(document, text, actors)`, which gives an `Annotation` with
the round `baseline` and its own name as the annotator. The same input gives the same annotation.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from ...records import Actor, Annotation, Document

ROUND = "baseline"
"""What stands in the place of a round, since a baseline judges in none."""

Annotate = Callable[[Document, str, Iterable[Actor]], Annotation]


@dataclass(frozen=True)
class Baseline:
    """A baseline with what it says of itself."""

    name: str
    description: str
    annotate: Annotate


@cache
def baselines() -> Mapping[str, Baseline]:
    """All baselines by name, sorted. A module that lacks a part fails here, loudly."""
    found = {}
    for path in sorted(Path(__file__).parent.glob("[a-z]*.py")):
        module = import_module(f"{__name__}.{path.stem}")
        description, _, _ = (module.__doc__ or "").strip().partition("\n")
        found[path.stem] = Baseline(path.stem, description, module.annotate)
    return MappingProxyType(found)
