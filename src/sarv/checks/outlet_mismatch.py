"""The only outlet that can hold, say or convey something in a document is the one that published it.

Another outlet, which it cites, is an actor like any other, and has an entry in the register of actors.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._tale import NOTICE
from ._views import AnnotationView

VIEW = "annotation"
WAY_OUT = "Name the document's own outlet; or name the other as an actor."
BAD = (Edit(NOTICE, set={"/events/0/reports/0/source/outlet": "oss-gazette"}),)
GOOD = (Edit(NOTICE, set={"/events/0/reports/0": {"source": {"actor": "oss-gazette"}, "voice": "reported", "act": "asserted"}}),)


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report every outlet that is not the document's."""
    if view.document is None:
        return
    own = view.document.outlet
    for i, party in enumerate(view.parts.parties):
        if party.outlet is not None and party.outlet != own:
            yield Fault(view.parts.pointer("parties", i, "outlet"), f"the document is of {own}", party.outlet)
