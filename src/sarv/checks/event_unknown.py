"""An event that a target or a link names is in the same annotation.

Ids of events hold within one annotation; those of another annotator's mean nothing here.
"""

from collections.abc import Iterator, Sequence

from ..findings import Fault
from ..records import Link, Target
from ._example import GOLD, Edit
from ._views import AnnotationView

VIEW = "annotation"
WAY_OUT = "Name an event of this annotation, or remove the link or the stance."
BAD = (Edit(GOLD, set={"/events/1/links/0/event": "e9"}),)
GOOD = (Edit(GOLD, set={"/events/1/links/0/event": "e3"}),)


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report every reference to an event that the annotation lacks."""
    known = {event.id for event in view.parts.events}
    lists: dict[str, Sequence[Target | Link]] = {"targets": view.parts.targets, "links": view.parts.links}
    for name, references in lists.items():
        for i, reference in enumerate(references):
            if reference.event is not None and reference.event not in known:
                pointer = view.parts.pointer(name, i, "event")
                yield Fault(pointer, "no event of this annotation has this id", reference.event)
