"""An adjudicator decides on what annotators gave, and all of it.

What is submitted is taken as the whole: what is not in it was dropped. A page that was opened before an annotation was collected,
or before something was decided elsewhere, could not show that, and its submission would drop what the adjudicator never saw.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._submissions import reported
from ._verdicts import DIFFERENT
from ._views import SubmissionView

VIEW = "collecting"
WAY_OUT = (
    "Delete the submission on the page, run `sarv adjudicate ROUND`, which makes the page anew, and decide there; or bring back "
    "what it was made from."
)
BAD = (DIFFERENT, Edit(DIFFERENT.path, set={"/mentions/0/form": "name"}))
GOOD = (DIFFERENT, Edit("annotations/rounds/first/two/tale-0001.json", set={"/complete": []}))


def check(view: SubmissionView) -> Iterator[Fault]:
    """Report what was found of this kind when the submission was collected."""
    return reported(view, __name__)
