"""Which element of one annotator is which element of another, judged by where they stand in the text.

The assignment is one-to-one and the best of all, not the first that a walk through the text meets, so it depends on no order.
Best means, in this sequence:

1. as many pairs as possible that cover exactly the same characters;
2. the greatest sum of overlaps (characters in common / characters of either), from which the first aim takes nothing away, since
   1 − overlap is a metric;
3. the most pairs;
4. the most equal decisions, where decisions are given, in the exact pairs and then in the rest. Several elements can have one
   extent (two events that share a trigger), and then only what was said of them can tell which is which.

What still ties differs in nothing, or is settled by sorting what the elements say, never by their order or whose they are: any
figure made from extents and decisions of the pairs is the same for every order, and for the two annotators exchanged.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import lcm
from operator import eq
from typing import NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment

from ...extents import Extent

Decisions = tuple[str, ...]
"""What an annotator said of an element, one answer a question, in the same order for all; "" where there is none."""

EXACT_IN_A_FLOAT = 2**53


class Match(NamedTuple):
    """Elements `first` and `second`, as indices into what was given; `overlap` is 1 where they cover the same characters."""

    first: int
    second: int
    overlap: float


class Element(NamedTuple):
    """An element as it is sorted: by place, by decisions, and only then by its index among those given."""

    extent: Extent
    decisions: Decisions
    number: int


Edges = dict[tuple[int, int], tuple[int, int]]
"""How many characters two elements have in common and how many are in either, by position in their sorted lists."""


def match(
    first: Sequence[Extent],
    second: Sequence[Extent],
    first_decisions: Sequence[Decisions] | None = None,
    second_decisions: Sequence[Decisions] | None = None,
) -> list[Match]:
    """The best assignment of the elements of two annotators; those that are in no match were found by one of them only."""
    if not first or not second:
        return []
    one = _elements(first, first_decisions)
    other = _elements(second, second_decisions)
    exact = _exact(one, other)
    paired, paired_ = {i for i, _ in exact}, {j for _, j in exact}
    left = [element for i, element in enumerate(one) if i not in paired]
    right = [element for j, element in enumerate(other) if j not in paired_]
    pairs = [(one[i], other[j], 1.0) for i, j in exact]
    for edges in _components(_overlaps(left, right)):
        pairs += [(left[i], right[j], edges[i, j][0] / edges[i, j][1]) for i, j in _assigned(edges, left, right)]
    return sorted(Match(a.number, b.number, overlap) for a, b, overlap in pairs)


def _elements(extents: Sequence[Extent], decisions: Sequence[Decisions] | None) -> list[Element]:
    said = decisions if decisions is not None else [()] * len(extents)
    return sorted(map(Element, extents, said, range(len(extents))))


def _exact(one: Sequence[Element], other: Sequence[Element]) -> list[tuple[int, int]]:
    """Pairs of equal extents: within each extent as many as the rarer side has, those with the most equal decisions."""
    places: dict[Extent, list[int]] = defaultdict(list)
    for j, element in enumerate(other):
        places[element.extent].append(j)
    shared: dict[Extent, list[int]] = defaultdict(list)
    for i, element in enumerate(one):
        if element.extent in places:
            shared[element.extent].append(i)
    pairs: list[tuple[int, int]] = []
    for extent, rows in shared.items():
        columns = places[extent]
        if len(rows) == len(columns) == 1:
            pairs.append((rows[0], columns[0]))
        else:
            pairs += _assigned({(i, j): (1, 1) for i in rows for j in columns}, one, other)
    return pairs


def _overlaps(left: Sequence[Element], right: Sequence[Element]) -> Edges:
    """The overlaps of all pairs that have a character in common, found by sweeping through the text."""
    edges: Edges = {}
    following = [(extent, extent[0][0], extent[-1][1], _size(extent), j) for j, (extent, _, _) in enumerate(right)][::-1]
    reached: list[tuple[Extent, int, int, int, int]] = []
    for i, (extent, _, _) in enumerate(left):
        begin, end, size = extent[0][0], extent[-1][1], _size(extent)
        while following and following[-1][1] < end:
            reached.append(following.pop())
        reached = [element for element in reached if element[2] > begin]
        for other, begin_, end_, size_, j in reached:
            if begin_ < end:
                common = min(end, end_) - max(begin, begin_)
                if len(extent) > 1 or len(other) > 1:
                    common = sum(max(0, min(e, e_) - max(b, b_)) for b, e in extent for b_, e_ in other)
                if common:
                    edges[i, j] = common, size + size_ - common
    return edges


def _size(extent: Extent) -> int:
    return sum(end - start for start, end in extent)


def _components(edges: Edges) -> Iterator[Edges]:
    """The parts of the overlap graph that have no edge between them; each can be assigned by itself."""
    of_row: dict[int, Edges] = {}
    of_column: dict[int, Edges] = {}
    for (i, j), overlap in edges.items():
        mine = of_row.setdefault(i, {})
        theirs = of_column.setdefault(j, mine)
        if theirs is not mine:
            theirs.update(mine)
            for row, column in mine:
                of_row[row] = of_column[column] = theirs
            of_row[i] = theirs
        theirs[i, j] = overlap
    yield from {id(component): component for component in of_row.values()}.values()


def _assigned(edges: Edges, left: Sequence[Element], right: Sequence[Element]) -> list[tuple[int, int]]:
    """The best assignment within the edges: by overlap, then by number of pairs, then by equal decisions."""
    if len(edges) == 1:
        return list(edges)
    rows = {i: row for row, i in enumerate(sorted({i for i, _ in edges}))}
    columns = {j: column for column, j in enumerate(sorted({j for _, j in edges}))}
    # Each aim weighs more than all that come after it can bring together. Overlaps are counted in whole steps, so that equal sums
    # are equal; only among very many elements may there be no room for steps of the right size, and then they are tiny.
    pairs = min(len(rows), len(columns))
    a_pair = pairs * len(left[next(iter(rows))].decisions) + 1
    a_step = (pairs + 1) * a_pair
    steps = min(lcm(*(either for _, either in edges.values())), EXACT_IN_A_FLOAT // (2 * pairs * a_step))
    weights = np.zeros((len(rows), len(columns)))
    for (i, j), (common, either) in edges.items():
        equal = sum(map(eq, left[i].decisions, right[j].decisions))
        weights[rows[i], columns[j]] = common * steps // either * a_step + a_pair + equal
    lefts, rights = list(rows), list(columns)
    # Which annotator is which must not decide a tie, so what they say here does.
    if [right[j][:2] for j in rights] < [left[i][:2] for i in lefts]:
        columns_, rows_ = linear_sum_assignment(weights.T, maximize=True)
    else:
        rows_, columns_ = linear_sum_assignment(weights, maximize=True)
    chosen = ((lefts[row], rights[column]) for row, column in zip(rows_, columns_, strict=True))
    return [pair for pair in chosen if pair in edges]
