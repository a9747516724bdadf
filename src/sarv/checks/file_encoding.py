"""A file is text in UTF-8.

Offsets count the characters of a text. Bytes in another encoding are other characters, or none, depending on who reads.
"""

import codecs
from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._views import FileView

VIEW = "bytes"
WAY_OUT = "Save the file as UTF-8, from an editor that shows its words right; or restore its last version."
BAD = (Edit(GOLD, replace=("Zoë".encode(), "Zoë".encode("latin-1"))),)
GOOD = (Edit(GOLD, replace=("Zoë".encode(), "Zoé".encode())),)

# After these first bytes, a second one below the limit makes a character that fewer bytes could write.
_TOO_LONG = {0xC0: b"\xc0", 0xC1: b"\xc0", 0xE0: b"\xa0", 0xF0: b"\x90"}


def check(view: FileView) -> Iterator[Fault]:
    """Report the first byte that is not UTF-8; what follows it can be anything."""
    try:
        view.raw.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start
        place = f"byte {at + 1:,} of the file ({view.raw[at]:#04x})"
        message = f"{place} is not part of a UTF-8 character; {_guess(view.raw, error)}"
        yield Fault("", message, view.raw[at : at + 8], len(view.raw[:at].decode("utf-8")))


def _guess(raw: bytes, error: UnicodeDecodeError) -> str:
    """What the bytes may be instead."""
    first, second = raw[error.start], raw[error.start + 1 : error.start + 2]
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "the file looks like UTF-16"
    if error.reason == "unexpected end of data":
        return "the file seems to have been cut inside a character"
    if b"\x80" <= second < _TOO_LONG.get(first, b""):
        return "it begins a character written with more bytes than it needs"
    if first == 0xED and b"\xa0" <= second < b"\xc0":
        return "it begins half of a surrogate pair, which is no character"
    return "the file may be Latin-1 or Windows-1252"
