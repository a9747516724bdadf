"""The language of a text is clear from the text, or was said.

Very short texts, lists of names and texts in several languages are told wrong; a wrong language is found by nobody later.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._inputs import NOTES, reported
from ._views import InputView

VIEW = "input"
WAY_OUT = "Say it with --language, as in `--language en`, or in a column of that name."
BAD = (
    Edit(NOTES, replace=(b"Mill burns", b"Oss")),
    Edit(NOTES, replace=(b"The mill at Tolle burnt down on Friday. Nobody was hurt.", b"Tolle 12 Oss 3")),
)
GOOD = (Edit(NOTES, replace=(b"Nobody was hurt.", b"No one was hurt.")),)


def check(view: InputView) -> Iterator[Fault]:
    """Report what was found of this kind when the input was read."""
    return reported(view, __name__)
