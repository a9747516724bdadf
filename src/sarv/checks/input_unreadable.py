"""An input is a file of a kind that is read, and holds something: text, HTML, a table, a list of addresses.

What a file holds is told by its ending: `.txt`, `.html` or `.htm`, `.csv`, `.tsv`, `.jsonl`, `.urls`. Other formats are converted
better by programs that know them than guessed at here.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._inputs import reported
from ._views import InputView

VIEW = "input"
WAY_OUT = "Save what it should hold as one of these kinds, under its ending, or leave it out."
BAD = (Edit("input/notes.docx", content=b"PK"),)
GOOD = (Edit("input/note.txt", content=b"The millers of Oss closed their mills on Monday and said nothing of it.\n"),)


def check(view: InputView) -> Iterator[Fault]:
    """Report what was found of this kind when the input was read."""
    return reported(view, __name__)
