"""Gold of a document as it follows from all its rounds.

Each layer of a document is given by one round, or by rounds of which each later one revises the earlier. The last of these that
has decided the document gives the layer; one that waits for annotators or decisions changes nothing yet. A stance may name an
event that another round gives: it is known there by what is said of it.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from ..records import LAYERS, Annotation, Decisions, Origin, Round, Stance
from .alike import said_of
from .elements import named_by, renamed
from .round import Derived, Undecided, derive

GOLD = "gold"
"""The name that gold has where annotations have their annotator's."""

Given = tuple[Sequence[Annotation], Decisions | None]
"""What there is of a document in a round: the annotations that annotators gave so far, and the decisions."""


@dataclass(frozen=True)
class Rivals:
    """Two rounds that both give layers of a document, while neither revises the other."""

    one: str
    other: str
    layers: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """The gold of a document, if there is any, with the round that gives each layer, and what else there could be.

    `waiting` and `undecided` say, by round, for whom and for what it waits. A round in whose place others have come is not there.
    """

    gold: Annotation | None
    giving: Mapping[str, str] = field(default_factory=dict)
    waiting: Mapping[str, list[str]] = field(default_factory=dict)
    undecided: Mapping[str, list[Undecided]] = field(default_factory=dict)
    rivals: Sequence[Rivals] = ()


def revised_by(rounds: Mapping[str, Round]) -> dict[str, frozenset[str]]:
    """For each round, by id, all that it revises, directly or through others."""
    found: dict[str, frozenset[str]] = {}
    for name in rounds:
        reached: set[str] = set()
        ahead = [name]
        while ahead:
            of = rounds.get(ahead.pop())
            earlier = set(of.revises or ()) - reached if of is not None else set()
            reached |= earlier
            ahead += earlier
        found[name] = frozenset(reached)
    return found


def by_document(rounds: Mapping[str, Round]) -> dict[str, list[Round]]:
    """The rounds that give each document, by id."""
    found: dict[str, list[Round]] = {}
    for _, of in sorted(rounds.items()):
        for document in () if of.measures_gold else of.documents:
            found.setdefault(document, []).append(of)
    return found


def rounds_of(gold: Annotation) -> frozenset[str]:
    """The rounds that gold says it follows from."""
    return frozenset({gold.round, *(origin.round for origin in gold.provenance or ())})


def rivals(rounds: Iterable[Round], revised: Mapping[str, frozenset[str]]) -> list[Rivals]:
    """Those of the rounds that give the same layers, while neither revises the other, or, in a circle, each does."""
    found = []
    for one, other in combinations(sorted((of for of in rounds if not of.measures_gold), key=lambda of: of.id), 2):
        layers = tuple(layer for layer in LAYERS if layer in one.layers and layer in other.layers)
        if layers and (one.id in revised[other.id]) == (other.id in revised[one.id]):
            found.append(Rivals(one.id, other.id, layers))
    return found


def gold_of(
    document: str, rounds: Collection[Round], revised: Mapping[str, frozenset[str]], given_in: Callable[[Round], Given]
) -> Outcome:
    """The gold of a document from its `rounds`; `revised` are those that each round revises, directly or through others."""
    waiting: dict[str, list[str]] = {}
    undecided: dict[str, list[Undecided]] = {}
    begun: list[Round] = []
    derived: list[Derived] = []
    for of in rounds:
        annotations, decisions = given_in(of)
        missing = {annotator.id for annotator in of.annotators} - {annotation.annotator for annotation in annotations}
        if annotations:
            begun.append(of)
        if missing:
            waiting[of.id] = sorted(missing)
            continue
        result = derive(of, annotations, decisions)
        if isinstance(result, Derived):
            derived.append(result)
        else:
            undecided[of.id] = result
    found = rivals(begun, revised)
    if found:
        return Outcome(None, waiting=waiting, undecided=undecided, rivals=found)
    derived.sort(key=lambda one: (len(revised[one.round.id]), one.round.id), reverse=True)  # the last word first
    last = {layer: [one for one in derived if layer in one.round.layers] for layer in LAYERS}
    giving, amiss = _together(last["violence"], last["stance"])
    if last["actors"]:
        giving["actors"] = last["actors"][0]
    by_layer = {layer: giving[layer].round.id for layer in LAYERS if layer in giving}
    replaced = {of.id for of in rounds if all(layer in giving and of.id in revised[by_layer[layer]] for layer in of.layers)}
    return Outcome(
        _gold(document, giving, revised),
        by_layer,
        {name: missing for name, missing in waiting.items() if name not in replaced},
        {name: found for name, found in (undecided | amiss).items() if name not in replaced},
    )


def _together(violence: Sequence[Derived], stance: Sequence[Derived]) -> tuple[dict[str, Derived], dict[str, list[Undecided]]]:
    """What gives the layers violence and stance, of rounds that stand with the last word first.

    It is the last that fit together, so that a revised layer never takes their events from stances that nobody revised. Where not
    even the first two fit, it is said why.
    """
    amiss: dict[str, list[Undecided]] = {}
    for events in violence or (None,):
        for one in stance:
            stances = _naming(one, events)
            if isinstance(stances, tuple):
                giving = {"stance": replace(one, stances=stances)}
                return giving if events is None else giving | {"violence": events}, amiss
            amiss = amiss or {one.round.id: stances}
    return {"violence": violence[0]} if violence else {}, amiss


def _naming(of: Derived, gold: Derived | None) -> tuple[Stance, ...] | list[Undecided]:
    """The stances that a round gives, with the events that they name as gold has them; or those that name what it has not."""
    if gold is of:
        return of.stances
    events = () if gold is None else gold.events
    known = {said_of(event): event.id for event in reversed(events)}
    there = {event.id: event.id for event in events}
    places = there | {event.id: known.get(said_of(event), "") for event in of.events}
    gives = "nor does any round give events yet" if gold is None else f"as the round {gold.round.id} gives them"
    stances: list[Stance] = []
    amiss: list[Undecided] = []
    for stance in of.stances:
        lost = [event for event in named_by(stance) if not places.get(event)]
        if lost:
            amiss.append(Undecided(_name(of.origins[stance.id]), f"the event {lost[0]}, which it names, is not in gold, {gives}"))
        else:
            stances.append(renamed(stance, places))
    return amiss or tuple(stances)


def _name(origin: Origin) -> str:
    """What an element is called where it is undecided."""
    return origin.given[0] if origin.given is not None else f"decision {(origin.decision or 0) + 1}"


def _gold(document: str, giving: Mapping[str, Derived], revised: Mapping[str, frozenset[str]]) -> Annotation | None:
    """Gold from what gives each layer; None where nothing does."""
    if not giving:
        return None
    last = max(giving.values(), key=lambda one: (len(revised[one.round.id]), one.round.id))
    elements = {layer: getattr(one, LAYERS[layer]) for layer, one in giving.items()}
    return Annotation(
        document=document,
        round=last.round.id,
        annotator=GOLD,
        text_sha256=last.text_sha256,
        complete=tuple(layer for layer in LAYERS if layer in giving and layer in giving[layer].complete),
        mentions=elements.get("actors", ()),
        stances=elements.get("stance", ()),
        events=elements.get("violence", ()),
        provenance=tuple(giving[layer].origins[element.id] for layer in LAYERS if layer in giving for element in elements[layer]),
    )
