"""An article text ends in exactly one line feed.

Where a text ends must not depend on the editor it went through; its length and checksum would change with nobody's words.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import TEXT, Edit
from ._views import FileView

VIEW = "text"
WAY_OUT = "Let the text end in one line feed; before its first release, correct length and checksum in the document's file."
BAD = (Edit(TEXT, replace=(b"the Ferrymen.\n", b"the Ferrymen.\n\n"), reseal=True),)
GOOD = (Edit(TEXT, replace=(b"the Ferrymen.\n", b"the Ferrymen!\n"), reseal=True),)


def check(view: FileView) -> Iterator[Fault]:
    """Report a text that ends in no line feed, or in several."""
    text = view.shown
    end = len(text.rstrip("\n"))
    if end == len(text):
        yield Fault("", "the text does not end in a line feed", text[-20:], end)
    elif end + 1 < len(text):
        yield Fault("", f"the text ends in {len(text) - end} line feeds", text[end:], end + 1)
