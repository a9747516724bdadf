"""An article text is in Unicode normalisation form C.

“é” can be one character or two that look alike. With both in use, equal words are unequal to every search and count.
"""

import unicodedata
from collections.abc import Iterator

from ..findings import Fault
from ._characters import character
from ._example import TEXT, Edit
from ._views import FileView

VIEW = "text"
WAY_OUT = "Normalise the text to NFC before it is annotated; afterwards its offsets must be taken anew."
BAD = (Edit(TEXT, replace=(b"the Ferrymen.\n", "the Ferrymen. Cafe\u0301.\n".encode()), reseal=True),)
GOOD = (Edit(TEXT, replace=(b"the Ferrymen.\n", "the Ferrymen. Café.\n".encode()), reseal=True),)


# More marks than any script puts on a letter; the time to put marks in order grows with the square of their number.
_MOST_MARKS = 30


def check(view: FileView) -> Iterator[Fault]:
    """Report the first place in each line that normalisation would change."""
    if unicodedata.is_normalized("NFC", view.shown):
        return
    at = 0
    for line in view.shown.split("\n"):
        heap = heap_of_marks(line)
        if heap is not None:
            yield Fault("", f"more than {_MOST_MARKS} combining characters on one letter", line[heap], at + heap)
        elif (wanted := unicodedata.normalize("NFC", line)) != line:
            pairs = list(zip(line + "\n", wanted + "\n", strict=False))
            start = next(i for i, (given, right) in enumerate(pairs) if given != right)
            given, right = map(character, pairs[start])
            message = f"here stands {given}, where normalisation form C has {right}"
            yield Fault("", message, line[start : start + 12], at + start)
        at += len(line) + 1


def heap_of_marks(line: str) -> int | None:
    """Where a letter has more marks than can be put in order in good time."""
    marks = 0
    for at, one in enumerate(line):
        marks = marks + 1 if unicodedata.combining(one) else 0
        if marks > _MOST_MARKS:
            return at - marks
    return None
