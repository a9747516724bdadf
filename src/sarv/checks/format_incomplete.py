"""A foreign file, or its reader's call, says which document is annotated, in which round, by whom, and which layers are complete.

None of it can be guessed: an annotation belongs to one annotator in one round, and the absence of an element says something only
in a layer that was annotated exhaustively.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._foreign import FACTS, ForeignView, reported

VIEW = "foreign"
WAY_OUT = "Say what is missing with --document, --round, --annotator and --complete; `--complete none` where no layer is."
BAD = (Edit(FACTS, remove=("/round", "/complete")),)
GOOD = (Edit(FACTS, remove=("/document", "/text_sha256")),)


def check(view: ForeignView) -> Iterator[Fault]:
    """Report what was found of this kind when the file was read."""
    return reported(view, __name__)
