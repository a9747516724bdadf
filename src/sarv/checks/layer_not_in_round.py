"""An annotation is about the layers that its round covers, and gold about those of any round that the document is in.

Where a layer is complete, the absence of an element is a judgment. Nobody was asked for one in a layer that is not covered, and
gold takes no element of it. Only events may stand in a round of stances without violence: annotators are shown them, so that a
stance can name one.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..records import LAYERS
from ._example import GOLD, Edit
from ._tale import ROUND
from ._views import AnnotationView

VIEW = "annotation"
WAY_OUT = "Remove the layer from `complete`, and its elements; what was given there belongs to a round that covers it."
BAD = (Edit(ROUND, set={"/layers": ["actors", "violence"]}),)
GOOD = (Edit(GOLD, set={"/complete": ["actors", "violence"]}),)


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report every complete layer that the round lacks, and every other with elements."""
    if view.round is None:
        return
    annotation = view.record
    covered = set(view.round.layers)
    if view.gold and len(covered) < len(LAYERS):
        of_documents = view.folder.documents_of_rounds.items()
        covered.update(*(view.folder.rounds[name].layers for name, documents in of_documents if view.name in documents))
    message = f"the round covers only {', '.join(sorted(covered))}"
    for i, layer in enumerate(annotation.complete):
        if layer not in covered:
            yield Fault(f"/complete/{i}", message, layer)
    shown = {"violence"} if "stance" in covered else set()
    for layer, field in LAYERS.items():
        if layer not in covered | shown | set(annotation.complete) and (elements := getattr(annotation, field)):
            yield Fault(f"/{field}", f"{message}, and these are of the layer {layer}", elements[0].id)
