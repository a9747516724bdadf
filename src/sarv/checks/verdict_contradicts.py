"""What was decided is not decided otherwise by a later verdict.

Decisions stand in the round with their reasons, and gold may follow from them already. A verdict that says the same once more
changes nothing but the reason.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._reported import reported
from ._verdicts import ABOUT_M3, DIFFERENT, VerdictsView, verdicts

VIEW = "verdicts"
WAY_OUT = "Remove the verdict; or remove the decision that it contradicts from the round's decisions, and run this again."
DECISIONS = "annotations/rounds/first/decisions/tale-0002.json"
DROPPED = Edit(
    DECISIONS,
    content=b"{}\n",
    set={
        "/document": "tale-0002",
        "/round": "first",
        "/adjudicator": "judge",
        "/text_sha256": "b585e68c107c6c7190d4b4373852237d08996052228f259c4fb6474e18edbebf",
        "/decisions": [{"instead_of": [{"annotator": by, "element": "m3"} for by in ("one", "two")], "reason": "No name."}],
    },
)
BAD = (DIFFERENT, DROPPED, verdicts(ABOUT_M3))
GOOD = (DIFFERENT, DROPPED, verdicts({**ABOUT_M3, "keep": None}))


def check(view: VerdictsView) -> Iterator[Fault]:
    """Report what was found of this kind when verdicts were followed."""
    return reported(view, __name__)
