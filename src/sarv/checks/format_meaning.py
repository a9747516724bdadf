"""A foreign file says only what the annotation scheme knows: its types, attributes, relations, and parts that belong to a whole.

Another tool lets people mark what they like. What the scheme has no place for would be lost on the way in, so nothing is taken in
before it is changed or removed.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._foreign import ANN, ForeignView, reported

VIEW = "foreign"
WAY_OUT = "Change it to what the scheme has a place for, or remove it; annotations/guidelines.md says what there is."
BAD = (Edit(ANN, replace=(b"T1\tmention 0 8", b"T1\tname 0 8")),)
GOOD = (Edit(ANN, replace=(b"#1\tAnnotatorNotes T1\tid=m1; ", b"#1\tAnnotatorNotes T1\t")),)


def check(view: ForeignView) -> Iterator[Fault]:
    """Report what was found of this kind when the file was read."""
    return reported(view, __name__)
