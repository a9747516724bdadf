"""How long work tells whoever looks how far it is."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Is told how many steps are done, and of how many."""


class Steps:
    """Counts the steps of long work and tells whoever looks."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def next(self) -> None:
        """One step further."""
        self._done += 1
        if self._progress is not None:
            self._progress(self._done, self._total)

    def end(self) -> None:
        """All is done."""
        self._done = self._total - 1
        self.next()
