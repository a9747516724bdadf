"""A new release has a version number that says how much has changed.

Whoever pinned a version trusts that its figures can be compared with those of the next small one. Removed or edited labels, a
moved split or another text demand MAJOR, new documents, layers or actors MINOR, all else PATCH; below 1.0.0, MINOR stands for
MAJOR.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._changes import NEXT, ChangesView
from ._example import DOCUMENT, Edit

VIEW = "changes"
WAY_OUT = "Raise the version where it is stated (data: corpus/corpus.json), or undo the changes that demand it; both are listed."
BAD = (Edit(DOCUMENT, set={"/genre": "analysis"}),)
GOOD = (*BAD, NEXT)


def check(view: ChangesView) -> Iterator[Fault]:
    """Report every version that is smaller than what changed demands."""
    for one in view.versioned:
        if _numbers(one.new) < _numbers(one.least):
            if one.demands is None:
                message = f"the version of the {one.name} goes back from {one.old}"
            else:
                message = (
                    f"the {one.name} changed since {one.old} so that the version must be at least {one.least} "
                    f"({one.demands.upper()})"
                )
            yield Fault(one.pointer, message, one.new, path=one.path)


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]
