"""Ways that lead back to where they have been."""

from collections.abc import Iterator, Mapping, Sequence


def closing_steps(steps: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """The steps by which a walk from each start, in order, comes back to where it is coming from: one a cycle, or more."""
    done: set[str] = set()
    for start in steps:
        if start in done:
            continue
        way = {start: iter(steps[start])}
        while way:
            here, onwards = next(reversed(way.items()))
            to = next(onwards, None)
            if to is None:
                del way[here]
                done.add(here)
            elif to in way:
                yield here, to
            elif to in steps and to not in done:
                way[to] = iter(steps[to])
