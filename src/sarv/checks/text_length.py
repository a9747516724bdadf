"""A text is as long as its document says, in Unicode code points.

Offsets are checked against the length where the text itself is not at hand. It counts neither bytes nor UTF-16 units.
"""

from collections.abc import Iterator

from ..corpus import sha256
from ..findings import Fault
from ._example import DOCUMENT, Edit
from ._views import DocumentView

VIEW = "document"
WAY_OUT = "Count code points: in Python, `len(text)`."
BAD = (Edit(DOCUMENT, set={"/text/length": 393}),)
GOOD = (Edit(DOCUMENT, set={"/text/length": 379}),)


def check(view: DocumentView) -> Iterator[Fault]:
    """Report a wrong length. Where the text itself is another, its checksum is the finding."""
    text, facts = view.text, view.record.text
    if text is not None and len(text) != facts.length and sha256(text.encode("utf-8")) == facts.sha256:
        bytes_too = " (that is its length in bytes)" if facts.length == len(text.encode("utf-8")) else ""
        yield Fault("/text/length", f"the text has {len(text):,} code points{bytes_too}", facts.length)
