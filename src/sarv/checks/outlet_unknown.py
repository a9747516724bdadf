"""The outlet of a document is in the register of outlets.

Whose words they are, and where the outlet stands, is what framing is studied by.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._hints import nearest
from ._tale import LETTER
from ._views import DocumentView

VIEW = "document"
WAY_OUT = "Correct the id, or add the outlet to corpus/outlets.json."
BAD = (Edit(LETTER, set={"/outlet": "oss-gazet"}),)
GOOD = (Edit(LETTER, set={"/outlet": "bridge-office-notices"}),)


def check(view: DocumentView) -> Iterator[Fault]:
    """Report an outlet that the register lacks, with the nearest ids it has."""
    register, outlet = view.folder.outlets, view.record.outlet
    if register is not None and outlet not in register:
        yield Fault("/outlet", f"no outlet of the register has this id{nearest(outlet, register)}", outlet)
