"""Which elements of any number of annotators are the same one, so that each can be a row of a table of decisions.

The annotators are matched two by two (see `matching`). Where those matches contradict each other (a's element meets b's, b's
meets c's, but c's meets another one of a's), the closer match holds: matches are taken in descending order of overlap, and one
that would put two elements of one annotator into the same group is passed over.
"""

from collections.abc import Mapping, Sequence
from itertools import combinations

from .matching import Decisions, Extent, Match, match


def groups(
    annotators: Sequence[Sequence[Extent]],
    decisions: Sequence[Sequence[Decisions]] | None = None,
    matches: Mapping[tuple[int, int], Sequence[Match]] | None = None,
) -> list[tuple[int | None, ...]]:
    """All elements in groups: for each annotator the index of the element that belongs to the group, or None.

    Every element is in exactly one group, alone where nobody else has it. Groups stand in the order of the first annotator's
    elements, then of the second's that the first lacks, and so on. `matches` are those of annotators a < b, where they are known
    already.
    """
    said = decisions if decisions is not None else [[()] * len(extents) for extents in annotators]
    links = []
    for a, b in combinations(range(len(annotators)), 2):
        found = matches[a, b] if matches is not None else match(annotators[a], annotators[b], said[a], said[b])
        for i, j, overlap in found:
            contents = sorted(((annotators[a][i], said[a][i]), (annotators[b][j], said[b][j])))
            links.append((-overlap, contents, (a, i), (b, j)))
    group = {(a, i): {a: i} for a, extents in enumerate(annotators) for i in range(len(extents))}
    for _, _, one, other in sorted(links):
        if group[one].keys().isdisjoint(group[other]):
            group[one].update(group[other])
            for member in group[one].items():
                group[member] = group[one]
    all_ = {tuple(members.get(a) for a in range(len(annotators))) for members in group.values()}
    return sorted(all_, key=lambda members: [(index is None, index or 0) for index in members])
