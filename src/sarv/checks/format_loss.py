"""What is written in a foreign format is all there: elements, attributes, and what belongs together.

A format that was made for other annotations has no place for some of ours. What is left out silently is missed when the file
comes back, or never. The examples are written for doccano, which has no attributes.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._foreign import ForeignView, reported
from ._tale import NOTICE

VIEW = "foreign"
WAY_OUT = "Choose a format that holds it, see `sarv convert --formats`; or give --allow-loss, if the rest is what you need."
BAD = (Edit(NOTICE, set={"/stances": [], "/events": []}),)
GOOD = (Edit(NOTICE, set={"/stances": [], "/events": [], "/mentions": []}),)


def check(view: ForeignView) -> Iterator[Fault]:
    """Report what was found of this kind when the file was written."""
    return reported(view, __name__)
