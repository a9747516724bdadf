"""Why gold differs from what it is compared with: what was written down of each case, found by what the case is."""

from collections import deque
from collections.abc import Iterator

from ..records import Explanations

Case = tuple[str | int, ...]


class Explained:
    """The explanations by case. Each is given out once; several of one case in the order in which they were written."""

    def __init__(self, explanations: Explanations) -> None:
        self._left: dict[Case, deque[str]] = {}
        for case, why in _cases(explanations):
            self._left.setdefault(case, deque()).append(why)

    def why(self, *case: str | int) -> str | None:
        """The explanation of a case, if there is one."""
        left = self._left.get(case)
        return left.popleft() if left else None

    def stale(self, *kinds: str) -> tuple[str, ...]:
        """The cases of some kinds, in words, that were explained and have not been asked for: there are none such any more."""
        return tuple(" ".join(map(str, case)) for case, left in sorted(self._left.items()) if case[0] in kinds for _ in left)


def _cases(explanations: Explanations) -> Iterator[tuple[Case, str]]:
    for figure in explanations.figures:
        yield ("figure", figure.document, figure.event, figure.start, figure.kind, figure.source), figure.why
    for toll in explanations.tolls:
        yield ("toll", toll.collection, toll.incident, toll.number), toll.why
    for fill in explanations.fills:
        yield ("fill", fill.document, fill.template, fill.slot), fill.why
