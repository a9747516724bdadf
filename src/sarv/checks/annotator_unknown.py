"""Who annotated in a round stands in its `round.json`.

There it is said whether the annotator is a person, a language model or a program; no judgment is published without that.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._hints import nearest
from ._tale import ROUND, blank
from ._views import AnnotationView

VIEW = "annotation"
WAY_OUT = "Add the annotator to round.json, or correct the name of the folder and of the annotator in its files."
BAD = (blank("tale-0001", "zero"),)
GOOD = (
    Edit(ROUND, set={"/annotators/-": {"id": "zero", "kind": "program", "description": "Says nothing."}}),
    blank("tale-0001", "zero"),
    blank("tale-0002", "zero"),
    blank("tale-0003", "zero"),
)


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report an annotator whom the round does not name."""
    if view.round is None or view.gold:
        return
    known = [annotator.id for annotator in view.round.annotators]
    name = view.annotator_name
    if name not in known:
        yield Fault("/annotator", f"the round has no annotator of this name{nearest(name, known)}", name)
