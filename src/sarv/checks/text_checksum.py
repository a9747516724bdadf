"""A text has the checksum that its document gives.

A text is never edited: all offsets were taken in it as it was. The checksum shows every change, and which side of a merge or
which download a text is from.
"""

from collections.abc import Iterator

from ..corpus import sha256
from ..findings import Fault
from ._example import TEXT, Edit
from ._views import DocumentView

VIEW = "document"
WAY_OUT = "Restore the text; or, if it was meant to change, give the new checksum and length, and take all offsets anew."
BAD = (Edit(TEXT, replace=(b"anyone", b"nobody")),)
GOOD = (Edit(TEXT, replace=(b"anyone", b"nobody"), reseal=True),)


def check(view: DocumentView) -> Iterator[Fault]:
    """Report a text that has another checksum."""
    if view.text is not None:
        found = sha256(view.text.encode("utf-8"))
        if found != view.record.text.sha256:
            yield Fault("/text/sha256", f"the text has the checksum {found}", view.record.text.sha256)
