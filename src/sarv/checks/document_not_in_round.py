"""A document that is judged in a round is one of the round's documents.

Which documents a round covers is fixed when it opens; agreement is computed over exactly these.
"""

from collections.abc import Iterator
from typing import Any

from ..findings import Fault
from ._tale import LETTER_IN_ROUND, blank
from ._views import JudgmentsView

VIEW = ("annotation", "decisions")
WAY_OUT = "Delete the file, or move it to the round that it was made in."
BAD = (blank("letters-0001", "one"),)
GOOD = LETTER_IN_ROUND


def check(view: JudgmentsView[Any]) -> Iterator[Fault]:
    """Report judgments on a document that its round does not have."""
    if view.document is None or view.round is None:
        return
    if view.name not in view.folder.documents_of_rounds[view.round_name]:
        yield Fault("/document", f"the round {view.round_name} does not have this document", view.name)
