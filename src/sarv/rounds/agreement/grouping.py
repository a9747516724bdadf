"""Which elements of any number of annotators are the same one, so that each can be a row of a table of decisions.

The annotators are matched two by two (see `matching`). Where those matches contradict each other (a's element meets b's, b's
meets c's, but c's meets another one of a's), the closer match holds: matches are taken in descending order of overlap, and one
that would put two elements of one annotator into the same group is passed over.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from ...extents import Extent
from .matching import Decisions, Match, match

Element = tuple[int, int]
"""The number of an annotator, and the index of one of the annotator's elements."""

Link = tuple[Element, Element, float]
"""Two elements that match, and their overlap."""


def groups(
    annotators: Sequence[Sequence[Extent]],
    decisions: Sequence[Sequence[Decisions]] | None = None,
    matches: Mapping[tuple[int, int], Sequence[Match]] | None = None,
) -> list[tuple[int | None, ...]]:
    """All elements in groups: for each annotator the index of the element that belongs to the group, or None.

    Every element is in exactly one group, alone where nobody else has it. Groups stand in the order of the first annotator's
    elements, then of the second's that the first lacks, and so on. `matches` are those of annotators a < b that are known
    already; the others are made.
    """
    said = decisions if decisions is not None else [[()] * len(extents) for extents in annotators]
    links: list[Link] = []
    for a, b in combinations(range(len(annotators)), 2):
        found = (matches or {}).get((a, b))
        if found is None:
            found = match(annotators[a], annotators[b], said[a], said[b])
        links += [((a, i), (b, j), overlap) for i, j, overlap in found]

    def closest_first(link: Link) -> tuple[float, Any]:
        contents = sorted((annotators[annotator][i], said[annotator][i]) for annotator, i in link[:2])
        return -link[2], (contents, link)

    alone = [(a, i) for a, extents in enumerate(annotators) for i in range(len(extents))]
    # Nearly always nothing contradicts, and then the order does not matter.
    grouped = _joined(alone, links, True) or _joined(alone, sorted(links, key=closest_first), False)
    return sorted(
        (tuple(map(members.get, range(len(annotators)))) for members in grouped),
        key=lambda members: [(index is None, index or 0) for index in members],
    )


def _joined(alone: Sequence[Element], links: Sequence[Link], strict: bool) -> list[dict[int, int]]:
    """Elements joined by links in turn. What contradicts is passed over; if `strict`, nothing is joined then."""
    group = {(a, i): {a: i} for a, i in alone}
    for one, other, _ in links:
        ours, theirs = group[one], group[other]
        if ours.keys().isdisjoint(theirs):
            ours.update(theirs)
            for member in theirs.items():
                group[member] = ours
        elif strict and ours is not theirs:
            return []
    return list({id(members): members for members in group.values()}.values())
