"""What a row refers to is in the release: actors, outlets, events, elements, documents of the same split.

A row of a small config repeats an element of its document in `documents`, with names and types of the register. If they differ,
one of the two is not what was annotated.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._release import DOCUMENTS, ReleaseView
from ._reported import reported

VIEW = "release"
WAY_OUT = "Get the release again from where it was published, and verify the new copy."
BAD = (Edit(DOCUMENTS, set={"/0/mentions/0/actors/0": "the-nameless"}, reseal=True),)
GOOD = (Edit(DOCUMENTS, set={"/0/credit": "Somebody"}, reseal=True),)


def check(view: ReleaseView) -> Iterator[Fault]:
    """Report what was found of this kind when the copy was read."""
    return reported(view, __name__)
