"""What an answer of the datasheet has in braces is a figure that a release knows, asked of something that there is.

It is filled in from the release; nothing else can be.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from ..findings import Fault
from ..questions import FIGURES, Placeholder, placeholders
from ..records import SPLITS, Datasheet
from ._example import Edit
from ._hints import nearest
from ._tale import DATASHEET
from ._views import RecordView

VIEW = "datasheet"
WAY_OUT = "Use a figure of `src/sarv/questions.py`, with the id of a split, collection or round after a colon where it takes one."
BAD = (Edit(DATASHEET, set={"/answers/0/answer": "It has {dokuments} to read."}),)
GOOD = (Edit(DATASHEET, set={"/answers/0/answer": "It has {documents}, {documents:tale} of them in tale."}),)


def check(view: RecordView[Datasheet]) -> Iterator[Fault]:
    """Report every figure with an unknown name, and every one asked of what there is not."""
    entries = view.folder.entries
    known: dict[str, frozenset[str]] = {
        "": frozenset({""}),
        "split": frozenset(SPLITS),
        "collection": frozenset(view.folder.collections),
        "round": frozenset(view.folder.rounds),
        "agreement": frozenset(
            name for name in view.folder.rounds if not entries or f"annotations/rounds/{name}/agreement.json" in entries
        ),
    }
    for i, one in enumerate(view.record.answers):
        for placeholder in placeholders(one.answer):
            message = _wrong(placeholder, known)
            if message is not None:
                shown = f"{placeholder.name}:{placeholder.argument}" if placeholder.argument else placeholder.name
                yield Fault(f"/answers/{i}/answer", f"in the answer to {one.question}: {message}", f"{{{shown}}}")


def _wrong(placeholder: Placeholder, known: Mapping[str, Any]) -> str | None:
    takes = FIGURES.get(placeholder.name)
    if takes is None:
        return f"no figure has this name{nearest(placeholder.name, FIGURES)}"
    if any(placeholder.argument in known[kind] for kind in takes):
        return None
    asked = sorted(set[str]().union(*(known[kind] for kind in takes)) - {""})
    if not placeholder.argument:
        return "this figure needs to know of what"
    return f"this figure is not kept of that{nearest(placeholder.argument, asked)}"
