"""The label names in card, tables and layers are the same, and every label in a row is one of them.

The names in the card win over those in the tables, without a check: in another order they make every label another.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._release import CARD, ReleaseView
from ._reported import reported

VIEW = "release"
WAY_OUT = "Verify the copy with the version of sarv that built it; if that finds it too, get the release again."
BAD = (Edit(CARD, replace=(b"'0': O\n", b"'0': B-government\n"), reseal=True),)
GOOD = (Edit(CARD, replace=(b"\n## Rights", b"\n## More"), reseal=True),)


def check(view: ReleaseView) -> Iterator[Fault]:
    """Report what was found of this kind when the copy was read."""
    return reported(view, __name__)
