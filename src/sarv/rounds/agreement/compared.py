"""A round's annotations held side by side, two by two and all at once, and what is measured of them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from ...progress import Steps
from ._chance import Statistics
from .comparison import All, Two, compare_all, compare_two
from .confusions import Confusion, Mixup, confusions, mixups
from .continuum import Marked, gamma_measure, gamma_of, marked, unitizing
from .given import Given
from .measures import Measure, of_all, of_two
from .tables import tables
from .units import judged

Group = tuple[int, ...]
"""Some of the annotators, by their number."""

Gammas = Mapping[Group, Sequence[Statistics]]
"""What each document contributes to gamma, for each group of annotators."""


class Between(NamedTuple):
    """What is measured between two annotators."""

    annotators: tuple[str, str]
    measures: list[Measure]
    confusions: list[Confusion]


class Compared:
    """The annotations of a round. `steps` is told of each document that has been compared."""

    def __init__(self, given: Given, steps: Steps) -> None:
        self.given = given
        self.everyone: Group = tuple(range(len(given.names)))
        self.pairs = list(combinations(self.everyone, 2))
        self.together: dict[str, All] = {}
        self._two: dict[str, dict[Group, Two]] = {}
        self._marked: dict[tuple[str, str], list[Marked]] = {}
        for name, annotations in given.annotations.items():
            units = [judged(annotation) for annotation in annotations]
            self.together[name] = compare_all(units)
            for layer in given.layers:
                self._marked[layer, name] = [marked(layer, one, given.types) for one in units]
            self._two[name] = {(i, j): compare_two(units[i], units[j]) for i, j in self.pairs}
            steps.next()

    def gammas(self, layer: str, documents: Sequence[str], seed: int, steps: Steps) -> Gammas:
        """Gamma of a layer, of pairs and of all: slow. `steps` is told of each document."""
        rows: dict[Group, list[Statistics]] = {group: [] for group in (*self.pairs, self.everyone)}
        for name in documents:
            found = self._marked[layer, name]
            length = self.given.documents[name].text.length
            for group, of_group in rows.items():
                of_group.append(gamma_of([found[number] for number in group], length, f"{seed} {layer} {name}"))
            steps.next()
        return rows

    def of_pairs(self, layer: str, documents: Sequence[str], gammas: Gammas) -> Iterator[Between]:
        """What is measured of a layer between each two annotators, and who chose which label where the other chose which."""
        for pair in self.pairs:
            first, second = (self.given.names[number] for number in pair)
            compared = [self._two[name][pair] for name in documents]
            found = tables(layer, compared)
            measures = [*of_two(layer, compared, found, self.given.types), *self._of_group(layer, documents, pair, gammas)]
            yield Between((first, second), measures, list(confusions(found, (first, second))))

    def at_once(self, layer: str, documents: Sequence[str], gammas: Gammas) -> list[Measure]:
        """What is measured of a layer between all annotators at once."""
        alphas = of_all(layer, [self.together[name] for name in documents])
        return [*alphas, *self._of_group(layer, documents, self.everyone, gammas)]

    def mixups(self, layer: str, documents: Sequence[str]) -> list[Mixup]:
        """The actors that any two annotators named for one another."""
        return mixups(layer, [[self._two[name][pair] for name in documents] for pair in self.pairs])

    def _of_group(self, layer: str, documents: Sequence[str], group: Group, gammas: Gammas) -> Iterator[Measure]:
        found = [[self._marked[layer, name][number] for number in group] for name in documents]
        yield from unitizing(layer, found, [self.given.documents[name].text.length for name in documents])
        if gammas:
            yield gamma_measure(layer, gammas[group])
