"""Every actor that an annotation names is in the register.

An id without an entry links to nothing; most are misspelt, or their entry was never added.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._hints import nearest
from ._views import AnnotationView

VIEW = "annotation"
WAY_OUT = "Correct the id, or add the actor to corpus/actors.json."
BAD = (Edit(GOLD, set={"/mentions/0/actors/0": "the-nameless"}),)
GOOD = (Edit(GOLD, set={"/mentions/0/actors/0": "millers"}),)


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report every reference to an actor that the register lacks, with the nearest ids it has."""
    register = view.folder.actors
    if register is None or all(map(register.__contains__, view.parts.actors)):
        return
    for i, actor in enumerate(view.parts.actors):
        if actor not in register:
            yield Fault(view.parts.pointer("actors", i), f"no actor of the register has this id{nearest(actor, register)}", actor)
