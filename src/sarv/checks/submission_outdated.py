"""An adjudicator decides on what annotators gave, and all of it.

What is submitted is taken as the whole: what is not in it was dropped. A page that was opened before an annotation was collected,
or before something was decided elsewhere, could not show that, and its submission would drop what the adjudicator never saw.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._reported import reported
from ._verdicts import DIFFERENT
from ._views import SubmissionView

VIEW = "collecting"
WAY_OUT = (
    "Delete the submission on the page and run `sarv adjudicate ROUND`, which makes the page anew where something is undecided; "
    "what was decided elsewhere stands. If the submission is to stand instead, bring back what its page was made from, which are "
    "annotations as they were, or no decisions (delete the document's file of decisions); and collect again."
)
BAD = (DIFFERENT, Edit(DIFFERENT.path, set={"/mentions/0/form": "name"}))
GOOD = (DIFFERENT, Edit("annotations/rounds/first/two/tale-0001.json", set={"/complete": []}))


def check(view: SubmissionView) -> Iterator[Fault]:
    """Report what was found of this kind when the submission was collected."""
    return reported(view, __name__)
