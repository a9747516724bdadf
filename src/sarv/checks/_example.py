"""Edits to the example corpus, by which every check shows what it finds and what it lets pass."""

from dataclasses import dataclass, field
from typing import Any

GOLD = "annotations/gold/tale-0001.json"
DOCUMENT = "corpus/tale/tale-0001.json"
TEXT = "corpus/tale/tale-0001.txt"


@dataclass(frozen=True)
class Edit:
    """One change to the example corpus, a corpus folder of three short invented documents.

    `set` and `remove` work on values by JSON pointer and write the file in canonical form; `set` at `/list/-` appends.
    `replace` works on the bytes, `content` writes the file anew, `size` gives it that many bytes, `link` makes it a
    symbolic link, `hard_link` another name of a file of the corpus, `pipe` a named pipe; `mode` sets its permissions,
    `delete` deletes it. `reseal` then makes the checksums and lengths fit the texts again.
    """

    path: str
    set: dict[str, Any] = field(default_factory=dict)
    remove: tuple[str, ...] = ()
    replace: tuple[bytes, bytes] | None = None
    content: bytes | None = None
    size: int | None = None
    link: str | None = None
    hard_link: str | None = None
    pipe: bool = False
    mode: int | None = None
    delete: bool = False
    reseal: bool = False
