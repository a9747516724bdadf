"""Offsets are code points of the text, and every span has the words that stand there.

`text[start:end]` is the words of a span, in every config, and the text has its checksum and length. Where a document comes
without its text, no span has words, and none ends after the text does.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._release import ACTORS, ReleaseView
from ._reported import reported

VIEW = "release"
WAY_OUT = "Get the release again from where it was published, and verify the new copy."
BAD = (Edit(ACTORS, set={"/0/start": 1}, reseal=True),)
GOOD = (Edit(ACTORS, set={"/0/genre": "report"}, reseal=True),)


def check(view: ReleaseView) -> Iterator[Fault]:
    """Report what was found of this kind when the copy was read."""
    return reported(view, __name__)
