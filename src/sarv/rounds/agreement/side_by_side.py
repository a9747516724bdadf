"""A round's annotations held side by side, two by two and all at once, and what is measured of them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from ...corpus import CorpusError
from ...progress import Steps
from ._alignment import UnsolvedError
from ._chance import Statistics
from .comparison import All, Two, compare_all
from .confusions import Confusion, Mixup, confusions, mixups
from .continuum import gamma_measure, gamma_of, marked, rows, unitizing
from .given import Given
from .measures import Measure, of_all, of_two
from .tables import tables
from .unitizing_alpha import Rows
from .units import units_of

Group = tuple[int, ...]
"""Some of the annotators, by their number."""

Gammas = Mapping[Group, Sequence[Statistics]]
"""What each document contributes to gamma, for each group of annotators."""


class Between(NamedTuple):
    """What is measured between two annotators."""

    annotators: tuple[str, str]
    measures: list[Measure]
    confusions: list[Confusion]


class SideBySide:
    """The annotations of a round. `steps` is told of each document that has been compared."""

    def __init__(self, given: Given, steps: Steps) -> None:
        self.given = given
        self.everyone: Group = tuple(range(len(given.names)))
        self.pairs = list(combinations(self.everyone, 2))
        self.together: dict[str, All] = {}
        self._rows: dict[tuple[str, str], list[Rows]] = {}
        for name, annotations in given.annotations.items():
            units = [units_of(annotation) for annotation in annotations]
            self.together[name] = compare_all(units)
            length = given.documents[name].text.length
            for layer in given.layers:
                self._rows[layer, name] = [rows(marked(layer, one, given.types), length) for one in units]
            steps.next()

    def gammas(self, layer: str, documents: Sequence[str], seed: int, steps: Steps) -> Gammas:
        """Gamma of a layer, of pairs and of all: slow. `steps` is told of each document.

        `CorpusError` where the solver gives up.
        """
        found: dict[Group, list[Statistics]] = {group: [] for group in (*self.pairs, self.everyone)}
        for name in documents:
            cut_out = [marked(layer, one, self.given.types) for one in self.together[name].annotators]
            length = self.given.documents[name].text.length
            for group, of_group in found.items():
                try:
                    of_group.append(gamma_of([cut_out[number] for number in group], length, f"{seed} {layer} {name}"))
                except UnsolvedError as error:
                    way_out = "Compare fewer annotators with --annotator, or leave --gamma out."
                    raise CorpusError(f"gamma of the layer {layer} in {name}: {str(error).rstrip('.')}. {way_out}") from error
            steps.next()
        return found

    def of_pairs(self, layer: str, documents: Sequence[str], gammas: Gammas) -> Iterator[Between]:
        """What is measured of a layer between each two annotators, and who chose which label where the other chose which."""
        for pair in self.pairs:
            first, second = (self.given.names[number] for number in pair)
            two = self._two(documents, pair)
            found = tables(layer, two)
            measures = [*of_two(layer, two, found, self.given.types), *self._of_group(layer, documents, pair, gammas)]
            yield Between((first, second), measures, list(confusions(found, (first, second))))

    def at_once(self, layer: str, documents: Sequence[str], gammas: Gammas) -> list[Measure]:
        """What is measured of a layer between all annotators at once."""
        alphas = of_all(layer, [self.together[name] for name in documents])
        return [*alphas, *self._of_group(layer, documents, self.everyone, gammas)]

    def mixups(self, layer: str, documents: Sequence[str]) -> list[Mixup]:
        """The actors that any two annotators named for one another."""
        return mixups(layer, [self._two(documents, pair) for pair in self.pairs])

    def _two(self, documents: Sequence[str], pair: tuple[int, int]) -> list[Two]:
        return [self.together[name].pairs[pair] for name in documents]

    def _of_group(self, layer: str, documents: Sequence[str], group: Group, gammas: Gammas) -> Iterator[Measure]:
        found = [[self._rows[layer, name][number] for number in group] for name in documents]
        yield from unitizing(layer, found, [self.given.documents[name].text.length for name in documents])
        if gammas:
            yield gamma_measure(layer, gammas[group])
