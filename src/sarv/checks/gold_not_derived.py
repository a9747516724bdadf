"""Gold is what its round gives: what all annotators gave alike, changed by the adjudicator's decisions, and nothing else.

An edit of gold by hand has no reason and no author, and the next `sarv gold` would undo it. Whatever gold should say otherwise is
decided in the round, where it says by whom and why.
"""

from collections.abc import Iterator
from typing import Any

from ..derivation import Element, Undecided, derive
from ..findings import Fault
from ..reading import pointer_to
from ..records import Annotation, Decisions
from ._example import GOLD, Edit
from ._folder import Folder
from ._tale import ONE, TWO
from ._views import RecordView

VIEW = "folder"
WAY_OUT = "Run `sarv gold ROUND`. What gold should say otherwise goes into the round's decisions first, with its reason."
BAD = (Edit(GOLD, set={"/mentions/0/form": "nominal"}),)
GOOD = tuple(Edit(path, set={"/mentions/0/form": "nominal"}) for path in (ONE, TWO, GOLD))


def check(view: RecordView[Any]) -> Iterator[Fault]:
    """Report gold that its round gives otherwise, with the first difference, or does not give yet.

    Where any of the files involved is missing or has a finding, nothing can be said before that is mended.
    """
    folder = view.folder
    for path, gold in folder.records.items():
        if path.startswith("annotations/gold/") and isinstance(gold, Annotation):
            sources = _sources(folder, gold)
            if sources is None or path in folder.faulty:
                continue
            derived = derive(*sources)
            if not isinstance(derived, Annotation):
                yield Fault("", f"the round {gold.round} has elements without a decision: {_named(derived)}", path=path)
            elif derived != gold:
                pointer, message, value = _difference(gold, derived)
                yield Fault(pointer, message, value, path=path)


def _sources(folder: Folder, gold: Annotation) -> tuple[list[Annotation], Decisions | None] | None:
    """The annotations and decisions that gold is derived from; None where they are not all there and in order."""
    of = folder.rounds.get(gold.round)
    if of is None:
        return None
    home = f"annotations/rounds/{gold.round}"
    paths = [f"{home}/{name}/{gold.document}.json" for name in sorted({annotator.id for annotator in of.annotators})]
    decided = f"{home}/decisions/{gold.document}.json"
    given = [folder.records.get(path) for path in paths]
    annotations = [one for one in given if isinstance(one, Annotation)]
    decisions = folder.records.get(decided)
    if len(annotations) < len(paths) or not folder.faulty.isdisjoint((*paths, decided)):
        return None
    return annotations, decisions if isinstance(decisions, Decisions) else None


def _named(undecided: list[Undecided]) -> str:
    """The first few elements that are undecided."""
    names = [f"{one.element} of {one.annotator}" for one in undecided]
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")


def _difference(gold: Annotation, derived: Annotation) -> tuple[str, str, Any]:
    """Where gold first differs from what the round gives, how, and what stands there."""
    for name in ("mentions", "stances", "events"):
        have: tuple[Element, ...] = getattr(gold, name)
        want: tuple[Element, ...] = getattr(derived, name)
        wanted = {element.id: element for element in want}
        for i, element in enumerate(have):
            if element.id not in wanted:
                return pointer_to(name, i), "the round does not give this element", element.id
            if element != wanted[element.id]:
                return pointer_to(name, i), "the round gives this element otherwise", element.id
        missing = wanted.keys() - {element.id for element in have}
        for element in want:
            if element.id in missing:
                return pointer_to(name), "the round gives an element that is missing here", element.id
        if have != want:
            return pointer_to(name), "the round gives these elements in another order", [element.id for element in have]
    # Document, round, annotator and checksum are right, or there would be a finding.
    order = ", ".join(derived.complete) or "none"
    return "/complete", f"the layers that all annotators completed are: {order}", ", ".join(gold.complete)
