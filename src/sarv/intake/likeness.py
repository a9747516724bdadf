"""Which texts are near-duplicates, and which incident each new document therefore reports.

The incident is the unit of splitting, so near-duplicates must have one. Texts that near-duplicates link, over however many steps,
are a cluster; a cluster has the incident that a document in it has or was given.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..findings import Finding
from ..overlap import near_duplicates
from ..progress import Progress
from .candidates import Candidate


@dataclass(frozen=True)
class Fresh:
    """A new document on its way in: its id, and its incident, where somebody said one."""

    id: str
    text: str
    candidate: Candidate
    incident: str | None


@dataclass(frozen=True)
class Known:
    """A document of the corpus with its text."""

    id: str
    text: str
    incident: str


def incidents(
    fresh: Sequence[Fresh], known: Sequence[Known], *, same: bool, progress: Progress | None = None
) -> tuple[dict[str, str], list[Finding]]:
    """The incident of each new document by id, and near-duplicates that do not report one as findings.

    A document of whose incident nothing is said reports its own, which has its id. Where it is a near-duplicate, that is a
    finding, or, with `same`, it reports the incident of the documents that it is like.
    """
    found = {one.id: one.incident or one.id for one in fresh}
    findings: list[Finding] = []
    every: list[Known | Fresh] = [*known, *fresh]
    nearest: dict[int, tuple[float, int]] = {}
    clusters = _Clusters(len(every))
    for pair in near_duplicates([one.text for one in every], progress):
        if pair.second >= len(known):
            clusters.join(pair.first, pair.second)
            nearest[pair.second] = min(nearest.get(pair.second, (0.0, 0)), (-pair.jaccard, pair.first))
    for members in clusters:
        new = [one for number in members if isinstance(one := every[number], Fresh)]
        said = sorted({one.incident for number in members if (one := every[number]).incident is not None})
        if len(said) <= 1 and (same or all(one.incident for one in new)):
            found |= {one.id: said[0] if said else new[0].id for one in new}
            continue
        they = f", and they report {' and '.join(said)}" if len(said) > 1 else ""
        for number in members:
            one = every[number]
            if number in nearest and isinstance(one, Fresh) and (they or not one.incident):
                likeness, other = nearest[number]
                message = f"a near-duplicate of {_place(every[other])} (Jaccard {-likeness:.2f}){they}"
                findings.append(one.candidate.finding("near_duplicate", message))
    return found, findings


def _place(one: Known | Fresh) -> str:
    return one.id if isinstance(one, Known) else one.candidate.place


class _Clusters:
    """Numbers that are joined, directly or over others; iterating gives each cluster of two or more, sorted."""

    def __init__(self, count: int) -> None:
        self._parents = list(range(count))

    def join(self, one: int, other: int) -> None:
        """Put both, with all they are joined with, into one cluster."""
        first, second = sorted((self._root(one), self._root(other)))
        self._parents[second] = first

    def _root(self, number: int) -> int:
        while (parent := self._parents[number]) != number:
            self._parents[number] = number = self._parents[parent]
        return number

    def __iter__(self) -> Iterator[list[int]]:
        clusters: dict[int, list[int]] = {}
        for number in range(len(self._parents)):
            clusters.setdefault(self._root(number), []).append(number)
        return (members for members in clusters.values() if len(members) > 1)
