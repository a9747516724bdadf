"""A document that is judged is in the corpus.

Offsets without their text are nothing. Most such files were left behind when a document was renamed or withdrawn.
"""

from collections.abc import Iterator
from typing import Any

from ..findings import Fault
from ._hints import nearest
from ._tale import LETTER_IN_ROUND, blank
from ._views import JudgmentsView

VIEW = ("annotation", "decisions")
WAY_OUT = "Rename the file to the document's new id, and correct `document` in it; or delete it with the document."
BAD = (blank("tale-0009", "gold"),)
GOOD = LETTER_IN_ROUND


def check(view: JudgmentsView[Any]) -> Iterator[Fault]:
    """Report a document that has no file in corpus/."""
    if view.document is None and not view.folder.has_document(view.name):
        hint = nearest(view.name, view.folder.documents)
        yield Fault("/document", f"no collection has this document{hint}", view.name)
