"""No two documents have the same text.

One text under two names would be judged twice, counted twice, and could be learnt from in one split and scored on in another.
"""

from collections.abc import Iterator
from typing import Any

from ..findings import Fault
from ._example import Edit
from ._tale import CHECKSUMS, LETTER
from ._views import RecordView

VIEW = "folder"
WAY_OUT = "Delete one of the two documents, with all judgments on it; where they only should differ, mend the text of one."
BAD = (Edit(LETTER, set={"/text": {"sha256": CHECKSUMS["tale-0001"], "length": 379}}),)
GOOD = (Edit(LETTER, set={"/text": {"sha256": CHECKSUMS["letters-0001"], "length": 27}}),)


def check(view: RecordView[Any]) -> Iterator[Fault]:
    """Report every document with the text of an earlier one. It is known by its checksum, so the texts need not be there."""
    first: dict[str, str] = {}
    for name, document in sorted(view.folder.documents.items()):
        other = first.setdefault(document.text.sha256, name)
        if other != name:
            path = f"corpus/{document.collection}/{name}.json"
            yield Fault("/text/sha256", f"{name} and {other} have the same text", document.text.sha256, path=path)
