"""A task is about a document of the round.

Who brings tasks into a project by hand gets annotations that belong nowhere.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._reported import reported
from ._submissions import EXPORT
from ._views import SubmissionView

VIEW = "submission"
WAY_OUT = "Delete the task on the server; for more documents, open another round."
BAD = (Edit(EXPORT, set={"/0/data/doc_id": "tale-0009"}),)
GOOD = (Edit(EXPORT, set={"/0/id": 9}),)


def check(view: SubmissionView) -> Iterator[Fault]:
    """Report what was found of this kind when the submission was read."""
    return reported(view, __name__)
