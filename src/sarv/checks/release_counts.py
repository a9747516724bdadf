"""Manifest, card and datasheet count what is in the tables.

Figures of a release are counted, never typed. Where a figure is another, the table or the document is not the one that was
published.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._release import DATASHEET, ReleaseView
from ._reported import reported

VIEW = "release"
WAY_OUT = "Get the release again from where it was published, and verify the new copy."
BAD = (Edit(DATASHEET, replace=(b"| mentions | ", b"| mentions | 1"), reseal=True),)
GOOD = (Edit(DATASHEET, replace=(b"\n## Uses", b"\n## Use"), reseal=True),)


def check(view: ReleaseView) -> Iterator[Fault]:
    """Report what was found of this kind when the copy was read."""
    return reported(view, __name__)
