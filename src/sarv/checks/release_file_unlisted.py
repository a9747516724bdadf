"""A copy has no file that the release does not have.

A further Parquet file in the folder of a config is loaded with the others, and a script may be run. What git and the Hub's
client put beside a download (`.git`, `.gitattributes`, `.cache`) belongs to no release and is passed over.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._release import ReleaseView
from ._reported import reported

VIEW = "release"
WAY_OUT = "Move the file out of the folder; keep what is yours elsewhere."
BAD = (Edit("documents/train-00001-of-00001.parquet.bak", content=b"mine"),)
GOOD = (Edit(".gitattributes", content=b"*.parquet -text\n"),)


def check(view: ReleaseView) -> Iterator[Fault]:
    """Report what was found of this kind when the copy was read."""
    return reported(view, __name__)
