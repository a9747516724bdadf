"""Judgments are about the text that the document has now.

Offsets hold in the text that they were taken from and in no other. Its checksum stands in every file of judgments, so that one
that was made on another text cannot pass for one on this.
"""

from collections.abc import Iterator
from typing import Any

from ..findings import Fault
from ._example import GOLD, TEXT, Edit
from ._views import JudgmentsView

VIEW = ("annotation", "decisions")
WAY_OUT = "Bring back the text that was judged; or take the offsets anew, in the text as it is, and with them the checksum."
BAD = (Edit(GOLD, set={"/text_sha256": "0" * 64}),)
GOOD = (Edit(TEXT, replace=(b"anyone", b"nobody"), reseal=True),)


def check(view: JudgmentsView[Any]) -> Iterator[Fault]:
    """Report a checksum that is not that of the document's text."""
    if view.stale and view.document is not None:
        message = f"the document's text has the checksum {view.document.text.sha256}"
        yield Fault("/text_sha256", message, view.record.text_sha256)
