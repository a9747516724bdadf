"""Every table has the Arrow schema of its config, with the features that `datasets` reads, and every row fits it.

Types and label names are stated, never inferred. A column that is missing or of another type breaks loading in some readers, and
changes labels silently in others.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._release import STANCE, VIOLENCE, ReleaseView
from ._reported import reported

VIEW = "release"
WAY_OUT = "Verify the copy with the version of sarv that built it; if that finds it too, get the release again."
BAD = (Edit(STANCE, delete=True, hard_link=VIOLENCE, reseal=True),)
GOOD = (Edit(STANCE, set={"/0/genre": "report"}, reseal=True),)


def check(view: ReleaseView) -> Iterator[Fault]:
    """Report what was found of this kind when the copy was read."""
    return reported(view, __name__)
