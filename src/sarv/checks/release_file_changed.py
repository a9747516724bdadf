"""Every file of a copy has the bytes that the release has.

The manifest has the size and the SHA-256 of every file. One bit is enough to make another label, another offset or another word.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._release import ReleaseView
from ._reported import reported

VIEW = "release"
WAY_OUT = "Get the release again from where it was published, and verify the new copy."
BAD = (Edit("guidelines.md", replace=(b"e", b"f")),)
GOOD = (Edit("guidelines.md", replace=(b"e", b"f"), reseal=True),)


def check(view: ReleaseView) -> Iterator[Fault]:
    """Report what was found of this kind when the copy was read."""
    return reported(view, __name__)
