"""Gold of a stand-off document with offsets into the user's own copy of its text. It stays on the user's machine."""

from ._base import Record
from .annotation import Event, Mention, Stance


class LeftOut(Record, frozen=True, kw_only=True):
    """An element of gold that could not be carried over, and why."""

    element: str
    reason: str


class CarriedGold(Record, frozen=True, kw_only=True):
    """`.sarv/carried/<document>.json`, beside the copy. It is no annotation, and nothing that makes gold or releases reads it.

    `text_sha256` is the checksum of the text that was annotated, `copy_sha256` that of the copy, which the offsets are of.
    `status` is `exact` where only white space and the forms of marks differ, else `carried`. Of `spans` different fragments,
    `found` are in the copy.
    """

    document: str
    text_sha256: str
    copy_sha256: str
    status: str
    spans: int
    found: int
    complete: tuple[str, ...]
    mentions: tuple[Mention, ...]
    stances: tuple[Stance, ...]
    events: tuple[Event, ...]
    left_out: tuple[LeftOut, ...]
