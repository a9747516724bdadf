"""What an adjudicator submitted on the labelling page, as rulings: where it departs from what is agreed, and what it settles.

Each element that was submitted is found again: as what is agreed or decided, as what an annotator gave, as one of these that was
changed on the page, or as new. What it says counts, then the id that it began with on the page, then the words that it marks.
What is not found in the submission was dropped.
"""

from collections.abc import Mapping
from dataclasses import replace

from msgspec import structs

from ...derivation import Element, compared, free_id, given_by, renamed
from ...records import Annotation, Decision
from .deciding import Decided, decided
from .docket import Case
from .finding_again import FoundAgain
from .reasons import as_written
from .rulings import Ruling
from .units import Unit

_KINDS = {"m": "mention", "s": "stance", "e": "event"}

KEPT = "Kept on the labelling page, as given by {by}."
CHANGED = "Changed on the labelling page."
DROPPED = "Not kept on the labelling page."
NEW = "New on the labelling page."


def followed(case: Case, submitted: Annotation, begun_from: str, reasons: Mapping[str, str]) -> Decided:
    """The decisions by which gold says what was submitted. Earlier ones stay, as far as it says the same.

    `begun_from` is the pre-annotation that the page began from; `reasons` are by element, as they were typed.
    """
    reasons = {name: reason for name, typed in reasons.items() if (reason := as_written(typed, case))}
    found = FoundAgain(case, submitted, begun_from)
    rulings = [_of_group(case, found, unit, reasons) for unit in found.units if unit.open]
    amended: dict[int, tuple[Element | None, str]] = {}
    for unit in found.units:
        if unit.open:
            continue
        ((name, there),) = unit.candidates.items()
        now = unit.found[0] if unit.found else None
        if now is not None and found.same(now, name, there):
            if unit.decision is not None and now.id in reasons:
                amended[unit.decision] = now, reasons[now.id]
            continue
        reason = DROPPED if now is None else reasons.get(now.id, CHANGED)
        if unit.decision is None:
            rulings.append(Ruling(unit.of, reason, instead=now))
        else:
            amended[unit.decision] = now, reason
    rulings += [Ruling((), reasons.get(one.id, NEW), instead=one) for one in found.new]
    names = _names(case, found)
    result = decided(case, _brought(case, found, rulings, names))
    places = compared(case.round, case.given, result.made).places
    made: list[Decision | None] = list(result.made)
    for number, (element, reason) in amended.items():
        made[number] = _amended(
            case.made[number], element, reason, {event: str(places.get(name)) for event, name in names.items()}
        )
    result.made, result.sources = tuple(decision for decision in made if decision is not None), {}
    return result


def _amended(decision: Decision, element: Element | None, reason: str, events: Mapping[str, str]) -> Decision | None:
    """A decision that brings something else under the same id, or nothing; none where it would then say nothing at all."""
    if element is None:
        dropping = structs.replace(decision, mention=None, stance=None, event=None, reason=reason)
        return dropping if decision.instead_of else None
    before = given_by(decision)
    assert before is not None
    now = structs.replace(renamed(element, events), id=before.id)
    return structs.replace(decision, **{_KINDS[now.id[0]]: now}, reason=reason)


def _of_group(case: Case, found: FoundAgain, unit: Unit, reasons: Mapping[str, str]) -> Ruling:
    """What becomes of a group: candidates that are kept, else what one of them was changed into, else nothing."""
    kept = {name: one for one in unit.found if (name := found.kept(unit, one)) is not None}
    if kept:
        by = " and ".join(sorted({annotator for name in kept for annotator, _ in case.like[name].members}))
        said = [reasons[one.id] for one in kept.values() if one.id in reasons]
        found.new += [one for one in unit.found if one not in kept.values()]
        return Ruling(unit.of, " ".join(said) or KEPT.format(by=by), keep=tuple(kept))
    if unit.found:
        first, *others = unit.found
        found.new += others
        return Ruling(unit.of, reasons.get(first.id, CHANGED), instead=first)
    return Ruling(unit.of, DROPPED)


def _names(case: Case, found: FoundAgain) -> dict[str, str]:
    """What the events of the page are called: as an annotator's, whose place they take, or by their ids in gold."""
    names = {event.id: event.id for event in case.stand.shown}
    for unit in found.units:
        for event in unit.found if unit.layer == "violence" else ():
            kept = found.kept(unit, event) if unit.open else next(iter(unit.of), unit.gold)
            names[event.id] = kept or unit.of[0]
    return names


def _brought(case: Case, found: FoundAgain, rulings: list[Ruling], names: dict[str, str]) -> list[Ruling]:
    """The rulings as they can be followed. What is new gets an id that nobody used; what replaces something, the id of that."""
    taken = {name.partition(":")[2] for name in case.elements} | {unit.gold for unit in found.units if unit.gold}
    ids: dict[int, str] = {}
    for number, ruling in enumerate(rulings):
        if ruling.instead is not None and not ruling.of:
            ids[number] = free_id(f"{ruling.instead.id[0]}1", taken)
            taken.add(ids[number])
            names[ruling.instead.id] = ids[number]
    return [
        ruling
        if (brought := ruling.instead) is None
        else replace(ruling, instead=structs.replace(renamed(brought, names), id=ids.get(number, brought.id[0])))
        for number, ruling in enumerate(rulings)
    ]
