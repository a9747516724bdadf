"""Complete layers are named in the order actors, stance, violence.

Equal annotations are then equal files, and a difference between two files is one between two judgments.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._views import AnnotationView

VIEW = "annotation"
WAY_OUT = "Name the layers in the order actors, stance, violence."
BAD = (Edit(GOLD, set={"/complete": ["stance", "actors", "violence"]}),)
GOOD = (Edit(GOLD, set={"/complete": ["actors", "violence"]}),)


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report layers in another order."""
    complete = list(view.record.complete)
    if complete != sorted(complete):  # The order of the layers is that of the alphabet.
        yield Fault("/complete", f"the order is {', '.join(sorted(complete))}", ", ".join(complete))
