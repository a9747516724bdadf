"""Gives each of a few things a partner of its own, so that as many as can be have one, and the best."""

from collections.abc import Mapping


def assign(fits: Mapping[tuple[int, int], int]) -> dict[int, int]:
    """The partner of each thing: `fits` says how well (above 0) a thing fits a partner; pairs that do not fit are left out.

    Of all ways to pair off the most things it is one with the greatest sum of fits, always the same. The time grows with 2 to
    the power of the number of things.
    """
    best: dict[frozenset[int], tuple[int, dict[int, int]]] = {frozenset(): (0, {})}
    for partner in sorted({partner for _, partner in fits}):
        suitors = sorted(thing for thing, one in fits if one == partner)
        for taken, (total, pairs) in list(best.items()):
            for thing in suitors:
                extended, sum_of_fits = taken | {thing}, total + fits[thing, partner]
                if thing not in taken and (extended not in best or best[extended][0] < sum_of_fits):
                    best[extended] = sum_of_fits, pairs | {thing: partner}
    return max(best.values(), key=lambda one: (len(one[1]), one[0]))[1]
