"""No text of one split stands in another split in another notation.

Case, white space and compatibility characters (a ligature, a full-width letter) do not make another text: a model that has learnt
from the one is not tested by the other. The same text to the byte is never there twice, in whatever split.
"""

from collections.abc import Iterator
from typing import Any

from ..findings import Fault
from ..overlap import normalised
from ..reading import pointer_to
from ._example import Edit
from ._leaks import letter
from ._tale import SPLITS
from ._views import RecordView

VIEW = "folder"
WAY_OUT = "Take one of the two documents out of the splits and out of gold; what a release has shown stays where it is."
ALIKE = letter(
    "TWO BARGES SINK BELOW OSS\n\nTwo barges were sunk on Sunday. The Café owner Renọ́ Tolle saw no one. "
    "The Bridge O\ufb03ce accused the Ferrymen.\n"
)
BAD = ALIKE
GOOD = (*ALIKE, Edit(SPLITS, set={"/documents/letters-0001": "test"}))


def check(view: RecordView[Any]) -> Iterator[Fault]:
    """Report every document whose text, normalised, is that of a document of another split. Only texts that are here count."""
    first: dict[str, tuple[str, str]] = {}
    for name, text in sorted(view.folder.texts_of_splits.items()):
        split = (view.folder.splits or {})[name]
        other, its = first.setdefault(normalised(text), (name, split))
        if its != split:
            message = f"{other}, which is in {its}, has the same text but for notation"
            yield Fault(pointer_to("documents", name), message, split, path=SPLITS)
