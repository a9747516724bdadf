"""Every actor that an annotation names is in the register.

An id without an entry links to nothing; most are misspelt, or their entry was never added.
"""

from collections.abc import Iterator
from difflib import get_close_matches

from ..findings import Fault
from ..reading import pointer_to
from ._example import GOLD, Edit
from ._views import AnnotationView

VIEW = "annotation"
WAY_OUT = "Correct the id, or add the actor to corpus/actors.json."
BAD = (Edit(GOLD, set={"/mentions/0/actors/0": "the-nameless"}),)
GOOD = (Edit(GOLD, set={"/mentions/0/actors/0": "millers"}),)


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report every reference to an actor that the register lacks, with the nearest ids it has."""
    register = view.folder.actors
    if register is None:
        return
    for path, actor in view.actor_references():
        if actor not in register:
            near = get_close_matches(actor, register, n=3)
            hint = f"; near are {', '.join(near)}" if near else ""
            yield Fault(pointer_to(*path), f"no actor of the register has this id{hint}", actor)
