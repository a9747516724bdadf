"""Every file of a release is in its copy.

A download that stopped, or a file that was left out, gives splits that are smaller than they say, or labels nobody can look up.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._release import ReleaseView
from ._reported import reported

VIEW = "release"
WAY_OUT = "Get the release again from where it was published, and verify the new copy."
BAD = (Edit("outlets.json", delete=True),)
GOOD = (Edit("guidelines.md", delete=True, reseal=True),)


def check(view: ReleaseView) -> Iterator[Fault]:
    """Report what was found of this kind when the copy was read."""
    return reported(view, __name__)
