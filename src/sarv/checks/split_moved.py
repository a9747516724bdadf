"""A document never moves from one split to another.

What was for learning in one release and is for scoring in the next has been learnt by every model trained meanwhile.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..reading import pointer_to
from ._changes import NEXT, ChangesView
from ._example import Edit
from ._tale import SPLITS

VIEW = "changes"
WAY_OUT = "Give the document the split that it was released in."
BAD = (Edit(SPLITS, set={"/documents/tale-0003": "train"}), NEXT)
GOOD = (Edit(SPLITS, set={"/documents/tale-0003": "test"}), NEXT)


def check(view: ChangesView) -> Iterator[Fault]:
    """Report every document that is in another split than before."""
    for name, (path, before, now) in sorted(view.moved.items()):
        pointer = pointer_to("documents", name)
        yield Fault(pointer, f"the document {name} is in {now}, and was released in {before}", name, path=path)
