"""Gold is what its rounds give: what all annotators gave alike, changed by the adjudicator's decisions, and nothing else.

An edit of gold by hand has no reason and no author, and the next `sarv gold` would undo it. Whatever gold should say otherwise is
decided in a round, where it says by whom and why.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from ..corpus import judgments
from ..derivation import Element, Outcome, by_document, gold_of, revised_by, rounds_of
from ..findings import Fault, few
from ..reading import pointer_to
from ..records import Annotation
from ._example import GOLD, Edit
from ._folder import Folder, name_of
from ._tale import ONE, TWO
from ._views import RecordView

VIEW = "folder"
WAY_OUT = "Run `sarv gold`. What gold should say otherwise goes into the decisions of its round first, with its reason."
BAD = (Edit(GOLD, set={"/mentions/0/form": "nominal"}),)
GOOD = tuple(Edit(path, set={"/mentions/0/form": "nominal"}) for path in (ONE, TWO, GOLD))


def check(view: RecordView[Any]) -> Iterator[Fault]:
    """Report gold that its rounds give otherwise, with the first difference, or do not give yet.

    Where any of the files involved is missing or has a finding, nothing can be said before that is mended.
    """
    folder = view.folder
    revised, rounds = revised_by(folder.rounds), by_document(folder.rounds)
    faulty = {(path.split("/")[2], name_of(path)) for path in folder.faulty if path.startswith("annotations/rounds/")}
    for path, gold in folder.records.items():
        if not path.startswith("annotations/gold/") or not isinstance(gold, Annotation):
            continue
        own = rounds.get(gold.document, [])
        unsure = any((of.id, gold.document) in faulty for of in own) or any(
            _missing(folder, name, gold) for name in rounds_of(gold)
        )
        if path in folder.faulty or unsure:
            continue
        outcome = gold_of(gold.document, own, revised, partial(judgments, document=gold.document, read=folder.record))
        if outcome.gold is None:
            if not outcome.rivals:
                yield Fault("", _waits(outcome), path=path)
        elif outcome.gold != gold:
            pointer, message, value = _difference(gold, outcome.gold)
            yield Fault(pointer, message, value, path=path)


def _missing(folder: Folder, name: str, gold: Annotation) -> bool:
    """Whether a round that gold follows from cannot be read, or lacks an annotation."""
    of = folder.rounds.get(name)
    if of is None:
        return folder.has_round(name)
    home = f"annotations/rounds/{name}"
    return any(f"{home}/{annotator.id}/{gold.document}.json" not in folder.records for annotator in of.annotators)


def _waits(outcome: Outcome) -> str:
    """Why there can be no gold yet: the first few elements that are undecided in the first such round."""
    for name, undecided in outcome.undecided.items():
        return f"the round {name} has elements without a decision: {few([one.element for one in undecided], 5)}"
    return "no round gives this document"


def _difference(gold: Annotation, derived: Annotation) -> tuple[str, str, Any]:
    """Where gold first differs from what the rounds give, how, and what stands there."""
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
    if gold.complete != derived.complete:
        order = ", ".join(derived.complete) or "none"
        return "/complete", f"the layers that all annotators completed are: {order}", ", ".join(gold.complete)
    if gold.round != derived.round:
        return "/round", f"the last round that gold follows from is {derived.round}", gold.round
    # Document, annotator and checksum are right, or there would be a finding.
    have_from, want_from = gold.provenance or (), derived.provenance or ()
    for i, (origin, wanted_origin) in enumerate(zip(have_from, want_from, strict=False)):
        if origin != wanted_origin:
            return pointer_to("provenance", i), f"this is not where {wanted_origin.element} comes from", origin.element
    return "/provenance", f"there are {len(want_from)} elements, each of which has an entry", len(have_from)
