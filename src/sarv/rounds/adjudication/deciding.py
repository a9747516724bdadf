"""Makes decisions of rulings, beside those that there are: with ids of gold, and with events named as gold names them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from msgspec.structs import replace

from ...derivation import Element, given_by, named_by
from ...findings import Fault
from ...records import Decision
from .docket import Case
from .drafts import Draft, Trial, asks, drafts_of, place_of
from .rulings import Ruling
from .soundness import sound


@dataclass
class Decided:
    """The decisions on a document, old and new; `sources` are the rulings that new ones come from, by the decisions' numbers.

    `waiting` are rulings that name an event of which it is not settled what it becomes. `faults` are what is wrong with rulings.
    """

    made: tuple[Decision, ...]
    sources: dict[int, Ruling] = field(default_factory=dict)
    waiting: list[Ruling] = field(default_factory=list)
    faults: list[tuple[Ruling, Fault]] = field(default_factory=list)


def decided(case: Case, rulings: Iterable[Ruling]) -> Decided:
    """The decisions of a case after some rulings.

    A ruling that says what has been decided already adds nothing but its reason; one that says otherwise is a fault.
    """
    result = Decided(case.made)
    followed, result.faults = sound(case, rulings)
    drafts = [(draft, _earlier(case, draft)) for ruling in followed for draft in drafts_of(case, ruling)]
    new = sorted((draft for draft, earlier in drafts if earlier is None), key=lambda draft: place_of(case, draft))
    trial = Trial(case, new)
    refused: set[int] = set()
    while more := _refused(trial, result):
        refused |= more
        new = [draft for draft in new if id(draft.ruling) not in refused]
        trial = Trial(case, new)
    made = list(case.made)
    for draft, earlier in drafts:
        if earlier is not None and id(draft.ruling) not in refused:
            _confirm(case, trial, draft, earlier, made, result)
    result.sources = dict(enumerate((draft.ruling for draft in new), len(made)))
    result.made = (*made, *trial.decisions())
    return result


def _refused(trial: Trial, result: Decided) -> set[int]:
    """The rulings of drafts that cannot be followed: a fault is one of the ruling; on what is undecided it has to wait."""
    refused: set[int] = set()
    for draft in trial.drafts:
        ruling = draft.ruling
        if id(ruling) in refused:
            continue
        fault = _fault(trial, draft)
        names = () if draft.element is None else named_by(draft.element)
        if fault is not None and ruling.file:
            result.faults.append((ruling, fault))
        elif fault is not None or any(map(trial.is_open, names)):
            result.waiting.append(ruling)
        else:
            continue
        refused.add(id(ruling))
    return refused


def _fault(trial: Trial, draft: Draft) -> Fault | None:
    """What is wrong with what a draft brings: an id that it cannot have, an event that is not there."""
    where = f"{draft.ruling.pointer}/{'keep' if draft.ruling.instead is None else 'instead'}"
    if draft.element is None:
        return None
    if asks(draft) and draft.element.id in trial.taken:
        return Fault(where, "gold has another element of this id", draft.element.id, code="verdict_id_taken")
    for event in named_by(draft.element):
        if not trial.is_open(event) and (message := trial.missing(event)):
            return Fault(where, message, event, code="verdict_event_unknown")
    return None


def _earlier(case: Case, draft: Draft) -> int | None:
    """The number of the decision that there is on what a draft is about, or that brought the same where nobody gave anything."""
    if draft.of:
        return min((number for name in draft.of if (number := case.like[name].decision) is not None), default=None)
    trial = Trial(case, ())
    same = (number for number, decision in enumerate(case.made) if not decision.instead_of and _brings(trial, decision, draft))
    return next(same, None)


def _confirm(case: Case, trial: Trial, draft: Draft, number: int, made: list[Decision], result: Decided) -> None:
    """Give the decision that there is the reason of a ruling that says the same; that one says otherwise is a fault."""
    like, ruling, decision = case.like, draft.ruling, case.made[number]
    about = {id(like[f"{one.annotator}:{one.element}"]) for one in decision.instead_of}
    if about == {id(like[name]) for name in draft.of} and _brings(trial, decision, draft):
        made[number] = replace(decision, reason=ruling.reason)
    else:
        message = f"decision {number + 1} of {case.path} is about this already, and says otherwise"
        result.faults.append((ruling, Fault(ruling.pointer, message, ", ".join(draft.of), code="verdict_contradicts")))


def _brings(trial: Trial, decision: Decision, draft: Draft) -> bool:
    """Whether a decision brings what a draft does, under whichever id."""
    element = given_by(decision)
    if element is None or draft.element is None:
        return element is None and draft.element is None
    if any(trial.is_open(event) or trial.missing(event) for event in named_by(draft.element)):
        return False
    resolved: Element = trial.resolved(draft.element)
    return replace(resolved, id=element.id) == element
