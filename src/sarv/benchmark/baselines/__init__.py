"""One file is one baseline: a system to measure others against, found by the name of its file.

The module has a docstring (first line: what it does), `EXTRA` (the extra of this package that it needs), and `train(gold,
actors, progress)`, which learns from documents with gold, or ignores them, and gives a function from what a system sees of a
document to its prediction; if that has `notes`, they say what was lost on the way. The same input gives the same prediction.
`annotate`, where there is one, annotates a document without training, as suggestions for annotators.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from ...progress import Progress
from ...records import Actor, Annotation, Document, Prediction
from ..gold import Gold

ROUND = "baseline"
"""What stands in the place of a round in what `annotate` gives, since a baseline judges in none."""


class Seen(NamedTuple):
    """What a system sees of a document: nothing of its gold."""

    id: str
    text: str
    language: str
    outlet: str


Predict = Callable[[Seen], Prediction]
Train = Callable[[Sequence[Gold], Sequence[Actor], Progress | None], Predict]
Annotate = Callable[[Document, str, Iterable[Actor]], Annotation]


@dataclass(frozen=True)
class Baseline:
    """A baseline with what it says of itself."""

    name: str
    description: str
    extra: str
    train: Train
    annotate: Annotate | None


@cache
def names() -> tuple[str, ...]:
    """The names of all baselines, sorted; no baseline is imported."""
    return tuple(sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py")))


@cache
def baseline(name: str) -> Baseline:
    """The baseline of that name. A module that lacks a part fails here, loudly; so does one whose extra is not installed."""
    module = import_module(f"{__name__}.{name}")
    description, _, _ = (module.__doc__ or "").strip().partition("\n")
    return Baseline(name, description, module.EXTRA, module.train, getattr(module, "annotate", None))


SEEDING = ("gazetteer",)
"""Those that annotate without training; they need no extra."""
