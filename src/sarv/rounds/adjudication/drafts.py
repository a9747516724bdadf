"""Rulings on their way to decisions: what each becomes, under which ids, and what the events are called that it names."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from ...derivation import LAYERS, Element, compared, free_id, given_by, layer_of, named_by, renamed
from ...records import Decision, ElementReference, Event, Mention, Stance
from .docket import Case
from .rulings import Ruling


@dataclass(frozen=True, eq=False)
class Draft:
    """A decision in the making. Its element has the id that it would like, and names events by references."""

    ruling: Ruling
    of: tuple[str, ...]
    element: Any


def drafts_of(case: Case, ruling: Ruling) -> list[Draft]:
    """A ruling as decisions: one for each element that stays, else one."""
    if ruling.instead is not None:
        own = ruling.of[0].partition(":")[2] if ruling.of else ""
        element = ruling.instead if len(ruling.instead.id) > 1 or not own else replace(ruling.instead, id=own)
        return [Draft(ruling, ruling.of, element)]
    if not ruling.keep:
        return [Draft(ruling, ruling.of, None)]
    kept = {id(case.like[name]): name for name in reversed(ruling.keep)}
    parts: dict[str, list[str]] = {name: [] for name in ruling.keep if name in kept.values()}
    for name in ruling.of:
        parts[kept.get(id(case.like[name]), ruling.keep[0])].append(name)
    return [Draft(ruling, tuple(of), _qualified(name, case.elements[name])) for name, of in parts.items()]


def _qualified(name: str, element: Element) -> Any:
    """An annotator's element, with the events that it names by reference."""
    by = name.partition(":")[0]
    return renamed(element, {event: f"{by}:{event}" for event in named_by(element)})


def place_of(case: Case, draft: Draft) -> tuple[int, tuple[int, int]]:
    """Where a decision stands among others: by layer, then by the place of what it brings or is about."""
    element: Element = draft.element or case.elements[draft.of[0]]
    return list(LAYERS).index(layer_of(element.id)), element.place


def asks(draft: Draft) -> bool:
    """Whether the ruling says under which id its element is to be in gold."""
    return draft.ruling.instead is not None and len(draft.ruling.instead.id) > 1


class Trial:
    """What some drafts would come to, as decisions after those of the case."""

    def __init__(self, case: Case, drafts: Sequence[Draft]) -> None:
        self.case, self.drafts = case, drafts
        dropping = compared(case.round, case.given, (*case.made, *(_decision(draft, None) for draft in drafts)))
        brought = {element.id for decision in case.made if (element := given_by(decision)) is not None}
        self.taken = frozenset({*dropping.ids.values(), *brought})
        """The ids that nothing new can have."""
        ids = self._ids()
        self._unnamed = [
            _decision(draft, draft.element if draft.element is None else replace(draft.element, id=ids[draft]))
            for draft in drafts
        ]
        self._stand = compared(case.round, case.given, (*case.made, *self._unnamed))
        self._open = {name for same in self._stand.alike if same.undecided for name in same.references}
        self._open_what_may_fall()
        self._known = {f"{one.annotator}:{event.id}" for one in case.given for event in one.events}

    def _ids(self) -> dict[Draft, str]:
        """The ids of what the drafts bring; those that are asked for come first, and what nobody gave comes after the rest."""
        taken, ids = set(self.taken), dict[Draft, str]()
        given = {name.partition(":")[2] for name in self.case.elements}
        for draft in sorted((one for one in self.drafts if one.element is not None), key=lambda one: not asks(one)):
            own = draft.element.id
            ids[draft] = free_id(own if len(own) > 1 else f"{own}1", taken if draft.of or asks(draft) else taken | given)
            taken.add(ids[draft])
        return ids

    def _open_what_may_fall(self) -> None:
        """Open the agreed events that name one that is open or dropped, for they need a decision then, which may drop them."""
        agreed = [same for same in self._stand.alike if same.layer == "violence" and same.agreed and same.decision is None]
        names = {id(same): [f"{by}:{event}" for by, one in same.members for event in named_by(one)] for same in agreed}
        while more := [same for same in agreed if any(event in self._open or self._dropped(event) for event in names[id(same)])]:
            self._open |= {name for same in more for name in (*same.references, self._stand.ids[same.references[0]])}
            agreed = [same for same in agreed if same not in more]

    def _dropped(self, event: str) -> bool:
        return isinstance(self._stand.places.get(event), int)

    def is_open(self, event: str) -> bool:
        """Whether it is not settled yet what becomes of an event."""
        return event in self._open

    def missing(self, event: str) -> str | None:
        """Why there is no such event, where there is none."""
        place = self._stand.places.get(event)
        if isinstance(place, int):
            return f"the event {event}, which it names, is dropped by decision {place + 1}"
        unknown = ":" in event and event not in self._known
        return f"there is no event {event}, which it names" if place is None or unknown else None

    def resolved(self, element: Any) -> Any:
        """The element with the events that it names as gold names them; all of them must be there."""
        return renamed(element, {event: str(self._stand.places[event]) for event in named_by(element)})

    def decisions(self) -> list[Decision]:
        """The drafts as decisions."""
        return [
            _decision(draft, None if draft.element is None else self.resolved(given_by(unnamed)))
            for draft, unnamed in zip(self.drafts, self._unnamed, strict=True)
        ]


def _decision(draft: Draft, element: Element | None) -> Decision:
    references = sorted((name.partition(":") for name in draft.of), key=lambda name: (name[0], int(name[2][1:])))
    return Decision(
        instead_of=tuple(ElementReference(annotator=by, element=id_) for by, _, id_ in references),
        mention=element if isinstance(element, Mention) else None,
        stance=element if isinstance(element, Stance) else None,
        event=element if isinstance(element, Event) else None,
        reason=draft.ruling.reason,
    )
