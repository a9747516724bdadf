"""A quote occurs in the text, character by character.

Words that stand nowhere have no place, and the nearest that do are a guess. Mostly a typographic quotation mark, an accent or a
line break was written otherwise, or the words are of another document.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._quotes import without_place
from ._tale import QUOTES
from ._views import QuotesView

VIEW = "quotes"
WAY_OUT = "Copy the words out of the document's text; where nth is too high, count the occurrences again, overlapping ones too."
BAD = (Edit(QUOTES, set={"/stances/0/cues/0/spans/1/quote": "pilots"}),)
GOOD = (Edit(QUOTES, set={"/stances/0/cues/0/spans/1/quote": "“pirates”"}),)


def check(view: QuotesView) -> Iterator[Fault]:
    """Report every quote whose words do not occur where they should."""
    return without_place(view, "quote_not_found")
