"""The manifest of a copy is exactly what `sarv release` wrote.

All other files are held to it, so it holds itself: `manifest_sha256` is the SHA-256 of its bytes with that value empty, and
there is only one way to write it. Whoever changes it on purpose can make a new checksum: compare that with the one that was
published.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._release import MANIFEST, ReleaseView
from ._reported import reported

VIEW = "release"
WAY_OUT = "Get the release again from where it was published, and verify the new copy."
BAD = (Edit(MANIFEST, replace=(b'"private": false', b'"private":  false')),)
GOOD = (Edit(MANIFEST, set={"/private": False}),)


def check(view: ReleaseView) -> Iterator[Fault]:
    """Report what was found of this kind when the copy was read."""
    return reported(view, __name__)
