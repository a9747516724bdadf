"""Each layer of a document is given by one round, or by rounds of which each later one revises the earlier.

Where two rounds give the same layer of a document, and neither says that it revises the other, nobody can tell which of the two
gold should follow from. A round gives a document from its first annotation on.
"""

from collections.abc import Iterator

from ..derivation import revised_by, rivals
from ..findings import Fault
from ..reading import pointer_to
from ..records import Round
from ._tale import blank, second
from ._views import RecordView

VIEW = "round"
WAY_OUT = "Name the earlier round in `revises` of the later; or take the document or the layer out of one of the two."
BEGUN = blank("tale-0001", "three", round_="second")
BAD = (second(), BEGUN)
GOOD = (second(revises=("first",)), BEGUN)


def check(view: RecordView[Round]) -> Iterator[Fault]:
    """Report each other round, before this one by name, with the first document that both give and how many more there are."""
    rounds = view.folder.rounds
    if view.name not in rounds:
        return
    revised = revised_by(rounds)
    begun = [document for document in view.record.documents if _begun(view, rounds[view.name], document)]
    for name, other in sorted(rounds.items()):
        if name < view.name and (found := rivals((other, rounds[view.name]), revised)):
            both = [document for document in other.documents if document in begun and _begun(view, other, document)]
            if both:
                more = f" and of {len(both) - 1} more" if len(both) > 1 else ""
                message = f"the round {name} gives {' and '.join(found[0].layers)} of it{more}, too; neither revises the other"
                yield Fault(pointer_to("documents", view.record.documents.index(both[0])), message, both[0])


def _begun(view: RecordView[Round], of: Round, document: str) -> bool:
    home = f"annotations/rounds/{of.id}"
    return any(f"{home}/{annotator.id}/{document}.json" in view.folder.entries for annotator in of.annotators)
