"""What an adjudicator says something of: what is agreed or decided, each by itself, and what is open, in groups."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ...derivation import Element, given_by, layer_of
from .competing import assumed, competing
from .docket import Case


@dataclass(eq=False)
class Unit:
    """Elements, named as in `annotator-1:m5`, of which one thing becomes; if it is `open`, perhaps several.

    `candidates` are what that can be without a change, by reference. What is in gold already has its id there as `gold`, and
    where it was decided, that is its candidate, and `decision` the number. `found` is what was submitted for it.
    """

    layer: str
    of: tuple[str, ...]
    candidates: Mapping[str, Element]
    open: bool = False
    gold: str = ""
    decision: int | None = None
    found: list[Element] = field(default_factory=list)


def units(case: Case) -> list[Unit]:
    """All units of a case: decided, agreed, open."""
    events, then = assumed(case)
    found = []
    for number, decision in enumerate(case.made):
        brought = given_by(decision)
        if brought is not None:
            of = tuple(f"{one.annotator}:{one.element}" for one in decision.instead_of)
            found.append(Unit(layer_of(brought.id), of, {f":{brought.id}": brought}, gold=brought.id, decision=number))
    for same in then:
        if same.decision is None and same.agreed:
            name = same.references[0]
            found.append(Unit(same.layer, same.references, {name: same.members[0][1]}, gold=case.stand.ids.get(name, "")))
    for group in (*events, *competing(then)):
        of = tuple(name for same in group for name in same.references)
        found.append(Unit(group[0].layer, of, {same.references[0]: same.members[0][1] for same in group}, open=True))
    return found
