"""An empty submission was begun from the pre-annotations, where there are any.

A page that opens before it has fetched them shows none, and looks as if there were nothing to correct.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._reported import reported
from ._submissions import EXPORT, ROWS
from ._views import SubmissionView

VIEW = "submission"
WAY_OUT = "Delete the annotation on the server and let the annotator open the document again, by the link that the round gave."
BAD = (Edit(EXPORT, set={f"{ROWS}": [], "/0/annotations/0/parent_prediction": None}),)
GOOD = (Edit(EXPORT, set={f"{ROWS}": []}),)


def check(view: SubmissionView) -> Iterator[Fault]:
    """Report what was found of this kind when the submission was read."""
    return reported(view, __name__)
