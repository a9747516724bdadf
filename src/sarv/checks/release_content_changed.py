"""The rows of every split are those of the release, in their order.

The content hash is over rows, not bytes. Where it holds and the file's checksum does not, another program has written the same
rows anew; where it does not hold, scores on the copy cannot be compared with others.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._release import MANIFEST, ReleaseView
from ._reported import reported

VIEW = "release"
WAY_OUT = "Get the release again from where it was published, and verify the new copy."
BAD = (Edit(MANIFEST, set={"/splits/0/content_sha256": "0" * 64}, reseal=True),)
GOOD = (Edit(MANIFEST, set={"/schema_sha256": "0" * 64}, reseal=True),)


def check(view: ReleaseView) -> Iterator[Fault]:
    """Report what was found of this kind when the copy was read."""
    return reported(view, __name__)
