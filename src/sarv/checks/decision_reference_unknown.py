"""What a decision replaces is there: an element, by its id, of an annotator of the round.

Gold is what the annotators gave, changed by decisions. A decision about an element that nobody gave changes nothing, and the
element that was meant stays undecided.
"""

from collections.abc import Iterator

from ..derivation import Element
from ..findings import Fault
from ..reading import pointer_to
from ..records import Annotation, Decisions
from ._example import Edit
from ._hints import nearest
from ._tale import DECISIONS
from ._views import JudgmentsView

VIEW = "decisions"
WAY_OUT = "Correct the annotator or the element; an element that no annotator gave needs an empty `instead_of`."
BAD = (Edit(DECISIONS, set={"/decisions/0/instead_of/1/element": "m11"}),)
GOOD = (Edit(DECISIONS, set={"/decisions/0/instead_of/1/element": "m10"}),)


def check(view: JudgmentsView[Decisions]) -> Iterator[Fault]:
    """Report every annotator whom the round lacks and every element that the annotation of the document lacks.

    An annotation that is faulty or missing is a finding of its own; its elements are not known.
    """
    if view.round is None:
        return
    annotators = [annotator.id for annotator in view.round.annotators]
    elements = {name: _ids(view.folder.annotations.get(f"{view.round_name}/{name}", {}).get(view.name)) for name in annotators}
    for i, decision in enumerate(view.record.decisions):
        for j, reference in enumerate(decision.instead_of):
            name, element = reference.annotator, reference.element
            place = ("decisions", i, "instead_of", j)
            if name not in elements:
                message = f"the round has no annotator of this name{nearest(name, annotators)}"
                yield Fault(pointer_to(*place, "annotator"), message, name)
            elif (known := elements[name]) is not None and element not in known:
                yield Fault(pointer_to(*place, "element"), f"the annotation of {name} has no element of this id", element)


def _ids(annotation: Annotation | None) -> frozenset[str] | None:
    if annotation is None:
        return None
    elements: tuple[Element, ...] = (*annotation.mentions, *annotation.stances, *annotation.events)
    return frozenset(element.id for element in elements)
