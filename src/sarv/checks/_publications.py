"""Faults of a release that is to be published are found where its files are read; their checks say what each one means.

Examples are edits to the release of the example corpus, built in `dist/` of its folder; of a table,
`/rows` is the list of its rows and `/metadata` what it says of itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ..findings import Fault
from ._example import Edit

RELEASE = "dist/tale-0.1.0"
CARD = f"{RELEASE}/README.md"
MANIFEST = f"{RELEASE}/manifest.json"
DOCUMENTS = f"{RELEASE}/documents/train-00000-of-00001.parquet"

WORDS = "Nobody wrote this letter, which says that nothing was ever written."
"""A text that is not passed on, in the examples."""

AT_HAND = Edit("corpus/letters/letters-0001.txt", content=f"{WORDS}\n".encode())
"""That text, hydrated."""


@dataclass
class PublicationView:
    """What was found in a release, each fault with its file and the code of its check."""

    faults: Sequence[Fault]
