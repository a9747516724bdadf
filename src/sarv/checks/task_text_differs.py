"""The text on the page is that of the document, character by character.

Offsets mean words only in the text that they were taken from. A server lets everybody edit a task after it was annotated.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._reported import reported
from ._submissions import EXPORT
from ._views import SubmissionView

VIEW = "submission"
WAY_OUT = "Delete the task on the server and open the round again, so that it is annotated anew; never edit a task."
BAD = (Edit(EXPORT, set={"/0/data/text": "Ferrymen open the Ral crossing.\n"}),)
GOOD = (Edit(EXPORT, set={"/0/data/title": "Ferrymen open the Ral crossing"}),)


def check(view: SubmissionView) -> Iterator[Fault]:
    """Report what was found of this kind when the submission was read."""
    return reported(view, __name__)
