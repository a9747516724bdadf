"""Which of the elements that annotators gave differently are about the same words, so that one decision is due for them.

Elements of different annotators compete if they have characters in common; where there is a choice, those with the most. In a
group, each annotator has one element, or several that say the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from ...derivation import LAYERS, Alike, Element, compare, said_of
from ...records import Decision, ElementReference, Event, Mention, Span, Stance
from .docket import Case


def open_groups(case: Case) -> list[list[Alike]]:
    """The groups of a document that need a verdict.

    Stances and events that differ only in events which they name, and which get a verdict themselves, need none.
    """
    events, then = assumed(case)
    return sorted([*events, *competing(then)], key=lambda group: _place(group[0]))


def assumed(case: Case) -> tuple[list[list[Alike]], list[Alike]]:
    """The groups of events that need a verdict for more than their links, and all that is alike once they have one.

    The decisions that are assumed have numbers after those of the case.
    """
    events = [group for group in competing(case.stand.alike) if group[0].layer == "violence" and _differ(case, group)]
    made = [Decision(instead_of=tuple(_references(group)), event=_event(group), reason="Assumed.") for group in events]
    return events, compare(case.round.layers, case.given, (*case.made, *made))


def _differ(case: Case, group: Iterable[Alike]) -> bool:
    """Whether events of a group differ in more than their links, or not all annotators gave one."""
    members = [member for same in group for member in same.members]
    said = {said_of(element) for _, element in members if isinstance(element, Event)}
    return len(said) > 1 or len({annotator for annotator, _ in members}) < len(case.given)


def _references(group: Iterable[Alike]) -> Iterator[ElementReference]:
    return (ElementReference(annotator=by, element=one.id) for same in group for by, one in same.members)


def _event(group: Sequence[Alike]) -> Event:
    element = group[0].members[0][1]
    assert isinstance(element, Event)
    return element


def competing(alike: Iterable[Alike]) -> list[list[Alike]]:
    """What is undecided, in groups of what competes, by layer and in the order of the text."""
    undecided = sorted((same for same in alike if same.undecided), key=_place)
    marked = [characters(same.members[0][1]) for same in undecided]
    links = [
        (-len(shared), one, other)
        for one, other in combinations(range(len(undecided)), 2)
        if undecided[one].layer == undecided[other].layer and (shared := marked[one] & marked[other])
    ]
    groups = {number: {number} for number in range(len(undecided))}
    for _, one, other in sorted(links):
        if _annotators(undecided[number] for number in groups[one]).isdisjoint(
            _annotators(undecided[number] for number in groups[other])
        ):
            joined = groups[one] | groups[other]
            groups |= dict.fromkeys(joined, joined)
    distinct = {min(numbers): numbers for numbers in groups.values()}
    return [[undecided[number] for number in sorted(numbers)] for _, numbers in sorted(distinct.items())]


def characters(element: Element) -> frozenset[int]:
    """The characters by which an element is known: a mention's, those of a stance's cues, of an event's triggers."""
    return frozenset(at for span in spans(element) for at in range(span.start, span.end))


def spans(element: Element) -> list[Span]:
    """The fragments by which an element is known."""
    if isinstance(element, Mention):
        return list(element.spans)
    parts = element.cues if isinstance(element, Stance) else element.triggers
    return [span for part in parts for span in part.spans]


def _place(same: Alike) -> tuple[int, tuple[int, int], tuple[str, ...]]:
    return list(LAYERS).index(same.layer), same.members[0][1].place, same.references


def _annotators(alike: Iterable[Alike]) -> set[str]:
    return {annotator for same in alike for annotator, _ in same.members}
