"""An address leads, by https, to a page that a public server gives out.

Where a page was not fetched, nothing is known of its text; an address that leads into a private network is never followed.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._inputs import reported
from ._views import InputView

VIEW = "input"
WAY_OUT = "Correct the address, or try again later; or save the page from a browser, and add it as a file."
BAD = (Edit("input/pages.urls", content=b"http://oss.example/mill\n"),)
_SAVED = "The mill of Oss stands still since Monday, wrote its owner on a board that hangs at the gate. " * 3
GOOD = (Edit("input/mill.html", content=f"<html><body><article><p>{_SAVED}</p></article></body></html>".encode()),)


def check(view: InputView) -> Iterator[Fault]:
    """Report what was found of this kind when the input was read."""
    return reported(view, __name__)
