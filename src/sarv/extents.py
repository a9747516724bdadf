"""Where elements stand: the characters that they cover."""

from collections.abc import Iterable, Sequence

from .records import Span

Extent = tuple[tuple[int, int], ...]
"""The characters of an element: half-open (start, end) fragments in Unicode code points, at least one, none of them empty.

They are in order and do not touch (`joined` sees to that), so that equal characters are equal extents.
"""


def joined(fragments: Iterable[tuple[int, int]]) -> Extent:
    """The extent that some fragments cover together, in whatever order, and even where they touch or overlap."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(fragments):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def characters(*parts: Sequence[Span]) -> Extent:
    """The characters that some lists of spans cover together."""
    if len(parts) == len(parts[0]) == 1:
        return ((parts[0][0].start, parts[0][0].end),)
    return joined((span.start, span.end) for spans in parts for span in spans)
