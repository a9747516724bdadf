"""In an annotator's project, only the annotator annotates.

Label Studio has no roles: everybody can open every project and change what others gave. Judgments by the same person in two
projects would agree with one another and count as two.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._reported import reported
from ._submissions import EXPORT
from ._views import SubmissionView

VIEW = "submission"
WAY_OUT = "Delete what others gave, and let the annotator decide again; a server for each annotator keeps them apart."
BAD = (Edit(EXPORT, set={"/0/annotations/0/updated_by": 2}),)
GOOD = (Edit(EXPORT, set={"/0/updated_by": 2}),)


def check(view: SubmissionView) -> Iterator[Fault]:
    """Report what was found of this kind when the submission was read."""
    return reported(view, __name__)
