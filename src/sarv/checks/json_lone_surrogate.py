r"""Every escape in a string stands for a character.

JSON can write half of a surrogate pair, such as \ud83d without its second half. It is no character: it has no place in UTF-8
and fails when the string is next written.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._lexical import lexical
from ._views import FileView

VIEW = "json"
WAY_OUT = "Write the character itself; a program cut it in two, or wrote the halves apart."
BAD = (Edit(GOLD, replace=(b'"text":"shut"', b'"text":"shut\\ud83d"')),)
GOOD = (Edit(GOLD, replace=(b'"text":"shut"', b'"text":"shut\\ud83d\\udea7"')),)


def check(view: FileView) -> Iterator[Fault]:
    """Report every string that holds half of a pair."""
    return lexical(view, __name__)
