"""An article text holds no characters that nobody can see.

They break words for every search, or, as overrides of direction, show a text that is not there. Joiners and the marks of
direction stay: emoji, Persian and Hebrew need them.
"""

import re
from collections.abc import Iterator

from ..findings import Fault
from ._characters import character
from ._example import TEXT, Edit
from ._views import FileView

VIEW = "text"
WAY_OUT = "Delete the character before the text is annotated; afterwards its offsets must be taken anew."
BAD = (Edit(TEXT, replace=(b"the Ferrymen.\n", "the Ferrymen\u200b.\n".encode()), reseal=True),)
GOOD = (Edit(TEXT, replace=(b"the Ferrymen.\n", "the Ferrymen\u200d.\n".encode()), reseal=True),)

# Flags such as the Scottish one are written with invisible letters after a black flag.
_FLAG = "\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f"
_INVISIBLE = (
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
INVISIBLE = re.compile(f"{_FLAG}|({_INVISIBLE})")


def check(view: FileView) -> Iterator[Fault]:
    """Report every invisible character, with the words around it."""
    for match in INVISIBLE.finditer(view.shown):
        if match.group(1):
            at = match.start()
            yield Fault("", f"{character(match.group())}, which cannot be seen", view.shown[max(0, at - 12) : at + 13], at)
