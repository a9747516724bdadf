"""A quote that occurs more than once says which occurrence it means.

To take the first would be a guess, and nobody would notice a wrong one: the words are the same.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._quotes import without_place
from ._tale import QUOTES
from ._views import QuotesView

VIEW = "quotes"
WAY_OUT = "Add nth, which counts the occurrences from 1, or context, a longer stretch around the words that occurs once."
BAD = (Edit(QUOTES, remove=("/mentions/1/spans/0/nth",)),)
GOOD = (
    Edit(QUOTES, remove=("/mentions/1/spans/0/nth",), set={"/mentions/1/spans/0/context": "Ferrymen blocked the Ral crossing"}),
)


def check(view: QuotesView) -> Iterator[Fault]:
    """Report every quote, and every context of one, that may be in several places."""
    return without_place(view, "quote_ambiguous")
