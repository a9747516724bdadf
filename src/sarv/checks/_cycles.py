"""Ways that lead back to where they have been."""

from collections.abc import Iterator, Sequence


def closing_steps(steps: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The steps by which a walk, from each start in order, comes back to where it has been: one a cycle, or more."""
    if {start for start, _ in steps}.isdisjoint([end for _, end in steps]):
        return
    onwards: dict[str, list[str]] = {}
    for start, end in steps:
        onwards.setdefault(start, []).append(end)
    done: set[str] = set()
    for start in onwards:
        if start in done:
            continue
        way = {start: iter(onwards[start])}
        while way:
            here, ahead = next(reversed(way.items()))
            to = next(ahead, None)
            if to is None:
                del way[here]
                done.add(here)
            elif to in way:
                yield here, to
            elif to in onwards and to not in done:
                way[to] = iter(onwards[to])
