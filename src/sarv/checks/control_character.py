"""A file holds no control characters but line feeds and tabs.

They show as nothing, or steer terminals and browsers. A run of zero bytes is what a crash leaves where words stood.
"""

import re
from collections.abc import Iterator

from ..findings import Fault
from ._characters import character
from ._example import GOLD, Edit
from ._views import FileView

VIEW = "bytes"
WAY_OUT = "Delete the characters; where zero bytes stand for lost words, restore the last version of the file."
BAD = (Edit(GOLD, replace=(b"{\n", b"{\n\x00")),)
GOOD = (Edit(GOLD, replace=(b"{\n", b"{\n\t")),)

# Carriage returns have a check of their own.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def check(view: FileView) -> Iterator[Fault]:
    """Report each control character once a line, with how often it stands there."""
    if view.text is None:
        return  # Bytes in another encoding are no control characters.
    at = 0
    for line in view.text.split("\n"):
        seen: set[str] = set()
        for match in _CONTROL.finditer(line):
            control = match.group()
            if control not in seen:
                seen.add(control)
                count = line.count(control)
                often = f", {count:,} times on this line" if count > 1 else ""
                yield Fault("", f"{character(control)}{often}", control, at + match.start())
        at += len(line) + 1
