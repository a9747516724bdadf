"""What one release has and the next has not is listed there as retired.

Only so does everyone know, many releases later, that the id was used, and can nobody use it for another document.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._changes import WITHOUT_THE_LAST, ChangesView
from ._example import Edit
from ._tale import SPLITS

VIEW = "changes"
WAY_OUT = "Add the id to `retired` in corpus/splits.json, or bring the document back."
BAD = WITHOUT_THE_LAST
GOOD = (*WITHOUT_THE_LAST, Edit(SPLITS, set={"/retired": ["tale-0003"]}))


def check(view: ChangesView) -> Iterator[Fault]:
    """Report every document that is gone, or was before, and is not listed."""
    for name, why in sorted(view.gone.items()):
        if name not in view.retired:
            yield Fault("/retired", f"the document {name} {why}, and is not listed as retired", name, path=view.retired_at)
