"""No document of one split is a near-duplicate of a document of another split.

Agencies send one report many times, with a paragraph more or a figure mended. Who has learnt from one has seen the other, and a
score on it says how well a text is remembered. Near-duplicates have seven tenths or more of their sequences of five words in
common.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..reading import pointer_to
from ._example import Edit
from ._leaks import LeaksView, letter
from ._tale import SPLITS

VIEW = "leaks"
WAY_OUT = "Take one of the two documents out of the splits and out of gold; what a release has shown stays where it is."
ALIKE = letter(
    "Two barges sink below Oss\n\nTwo barges were sunk on Sunday. The café owner Renọ́ Tolle saw no one. "
    "The Bridge Office accused the Ferrymen again.\n"
)
BAD = ALIKE
GOOD = (*ALIKE, Edit(SPLITS, set={"/documents/letters-0001": "test"}))


def check(view: LeaksView) -> Iterator[Fault]:
    """Report each document with the nearest one of another split before it, and how many more there are."""
    before: dict[str, list[tuple[float, str]]] = {}
    for pair in view.likenesses:
        first, second = sorted((pair.first, pair.second))
        if view.splits[first] != view.splits[second]:
            before.setdefault(second, []).append((-pair.jaccard, first))
    for name, others in sorted(before.items()):
        likeness, nearest = min(others)
        more = f", and {len(others) - 1} more are near it" if len(others) > 1 else ""
        message = f"a near-duplicate of {nearest} in {view.splits[nearest]} (Jaccard {-likeness:.2f}){more}"
        yield Fault(pointer_to("documents", name), message, view.splits[name], path=SPLITS)
