"""All that is to be said of agreement in a round, as one record."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from ...progress import Progress, Steps
from . import bootstrap
from ._chance import Statistics
from .compared import Compared, Gammas
from .confusions import Confusion, Mixup
from .disagreements import ELEMENTS, Disagreement, disagreements
from .figures import Figure, figures
from .given import Given
from .measures import Name


@dataclass(frozen=True)
class LayerReport:
    """The figures of a layer, over the documents where all annotators say that it is complete.

    `elements` are how many mentions, stances or events the annotators gave of each document, those that match counted once.
    """

    layer: str
    documents: tuple[str, ...]
    figures: tuple[Figure, ...]
    confusions: tuple[Confusion, ...]
    mixups: tuple[Mixup, ...]
    disagreements: tuple[Disagreement, ...]
    elements: Mapping[str, int]

    def get(self, name: Name, over: str = "pairs", between: tuple[str, ...] | None = None) -> Figure | None:
        """The figure of that name, where there is one."""
        found = (one for one in self.figures if one.name == name and one.over == over)
        return next((one for one in found if between in (None, one.between)), None)


@dataclass(frozen=True)
class AgreementReport:
    """Agreement in a round. `annotators` are ids with kinds; `waiting` names who has not given a document, which is left out."""

    round: str
    annotators: tuple[tuple[str, str], ...]
    documents: tuple[str, ...]
    waiting: Mapping[str, Sequence[str]]
    resamples: int
    seed: int
    layers: tuple[LayerReport, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The ids of the annotators."""
        return tuple(name for name, _ in self.annotators)

    @property
    def models(self) -> tuple[str, ...]:
        """The ids of the annotators that are language models."""
        return tuple(name for name, kind in self.annotators if kind == "language_model")


def report(
    given: Given, *, resamples: int = 1000, seed: int = 0, gamma: bool = False, progress: Progress | None = None
) -> AgreementReport:
    """Compare what annotators gave. `seed` decides the draws of the intervals, and those of gamma."""
    complete = {layer: given.complete(layer) for layer in given.layers}
    steps = Steps(progress, len(given.annotations) + gamma * sum(map(len, complete.values())))
    layers = []
    with _nothing_collected():
        compared = Compared(given, steps)
        for layer, names in complete.items():
            gammas = compared.gammas(layer, names, seed, steps) if gamma else {}
            layers.append(_layer(compared, layer, names, gammas, bootstrap.draws(len(names), resamples, seed)))
    return AgreementReport(
        round=given.round.id,
        annotators=tuple((one.id, one.kind) for one in given.annotators),
        documents=tuple(given.annotations),
        waiting=given.waiting,
        resamples=resamples,
        seed=seed,
        layers=tuple(layers),
    )


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Spares the search for cycles among millions of tuples, of which none is in one: an eighth of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _layer(compared: Compared, layer: str, names: Sequence[str], gammas: Gammas, draws: Statistics) -> LayerReport:
    if not names:
        return LayerReport(layer, (), (), (), (), (), {})
    between = list(compared.of_pairs(layer, names, gammas))
    of_pairs = {pair.annotators: pair.measures for pair in between}
    at_once = compared.at_once(layer, names, gammas)
    return LayerReport(
        layer=layer,
        documents=tuple(names),
        figures=tuple(figures(of_pairs, at_once, compared.given.names, draws)),
        confusions=tuple(confusion for pair in between for confusion in pair.confusions),
        mixups=tuple(compared.mixups(layer, names)),
        disagreements=tuple(one for name in names for one in disagreements(name, layer, compared.together[name])),
        elements={name: len(compared.together[name].groups[ELEMENTS[layer]]) for name in names},
    )
