"""Every table of a copy can be read, with the checksums of its pages, and so can its card and its registers.

A file may be what its manifest says and still be broken: it was broken when the manifest was made, or the disk does not give it.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._release import CARD, ReleaseView
from ._reported import reported

VIEW = "release"
WAY_OUT = "Get the release again from where it was published, and verify the new copy."
BAD = (Edit(CARD, replace=(b"\nconfigs:", b"\nconfigs: ["), reseal=True),)
GOOD = (Edit(CARD, replace=(b"\n## Rights", b"\n## More"), reseal=True),)


def check(view: ReleaseView) -> Iterator[Fault]:
    """Report what was found of this kind when the copy was read."""
    return reported(view, __name__)
