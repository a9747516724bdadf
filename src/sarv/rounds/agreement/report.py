"""All that is to be said of agreement in a round, as one record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...progress import Progress, Steps
from ...resampling import draws
from . import wording
from ._chance import Statistics
from .confusions import Confusion, Mixup
from .disagreements import ELEMENTS, Disagreement, disagreements
from .figures import Figure, figures
from .given import Given
from .measures import Name
from .side_by_side import Gammas, SideBySide


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
    """Agreement in a round. `annotators` are ids with kinds; `waiting` names who has not given a document, which is left out.

    `notes` are sentences without which the figures would be misread.
    """

    round: str
    annotators: tuple[tuple[str, str], ...]
    documents: tuple[str, ...]
    waiting: Mapping[str, Sequence[str]]
    notes: tuple[str, ...]
    resamples: int
    seed: int
    layers: tuple[LayerReport, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The ids of the annotators."""
        return tuple(name for name, _ in self.annotators)


def report(
    given: Given, *, resamples: int = 1000, seed: int = 0, gamma: bool = False, progress: Progress | None = None
) -> AgreementReport:
    """Compare what annotators gave. `seed` decides the draws of the intervals, and those of gamma."""
    complete = {layer: given.complete(layer) for layer in given.layers}
    steps = Steps(progress, len(given.annotations) + gamma * sum(map(len, complete.values())))
    layers = []
    round_ = SideBySide(given, steps)
    for layer, names in complete.items():
        gammas = round_.gammas(layer, names, seed, steps) if gamma else {}
        layers.append(_layer(round_, layer, names, gammas, draws(len(names), resamples, seed)))
    return AgreementReport(
        round=given.round.id,
        annotators=tuple((one.id, one.kind) for one in given.annotators),
        documents=tuple(given.annotations),
        waiting=given.waiting,
        notes=tuple(wording.notes(given.annotators, given.round.seeded_from)),
        resamples=resamples,
        seed=seed,
        layers=tuple(layers),
    )


def _layer(round_: SideBySide, layer: str, names: Sequence[str], gammas: Gammas, draws: Statistics) -> LayerReport:
    if not names:
        return LayerReport(layer, (), (), (), (), (), {})
    between = list(round_.of_pairs(layer, names, gammas))
    of_pairs = {pair.annotators: pair.measures for pair in between}
    at_once = round_.at_once(layer, names, gammas)
    return LayerReport(
        layer=layer,
        documents=tuple(names),
        figures=tuple(figures(of_pairs, at_once, round_.given.names, draws)),
        confusions=tuple(confusion for pair in between for confusion in pair.confusions),
        mixups=tuple(round_.mixups(layer, names)),
        disagreements=tuple(one for name in names for one in disagreements(name, layer, round_.together[name])),
        elements={name: len(round_.together[name].groups[ELEMENTS[layer]]) for name in names},
    )
