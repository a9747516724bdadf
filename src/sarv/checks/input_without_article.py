"""A page holds an article, which can be told from what stands around it.

Menus, notices on cookies and lists of other articles are no text of anybody's.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._inputs import reported
from ._views import InputView

VIEW = "input"
WAY_OUT = "Look at the page; save the article as a text file, if there is one, and add that."
BAD = (Edit("input/page.html", content=b'<html><body><nav><a href="/">Home</a></nav></body></html>'),)
_ARTICLE = "The millers of Oss closed their mills on Monday and said nothing of it to the Bridge Office. " * 3
GOOD = (Edit("input/page.html", content=f"<html><body><article><p>{_ARTICLE}</p></article></body></html>".encode()),)


def check(view: InputView) -> Iterator[Fault]:
    """Report what was found of this kind when the input was read."""
    return reported(view, __name__)
