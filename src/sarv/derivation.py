"""Gold as it follows from a round: what all annotators gave alike, changed by the adjudicator's decisions.

Nothing else makes gold. An element that annotators did not all give, and that no decision speaks of, is undecided, and
there is no gold until it is decided.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from .records import Annotation, Decisions, Event, Mention, Stance

GOLD = "gold"

Element = Mention | Stance | Event


@dataclass(frozen=True)
class Undecided:
    """An element that keeps a document from having gold."""

    annotator: str
    element: str


def place(element: Any) -> tuple[int, int]:
    """Where an element stands: its first span, or the first of its cues or triggers."""
    parts = getattr(element, "cues", None) or getattr(element, "triggers", None) or (element,)
    return min((part.spans[0].start, part.spans[-1].end) for part in parts)


def derive(given: Sequence[Annotation], decisions: Decisions | None) -> Annotation | list[Undecided]:
    """The gold of a document from its annotators' annotations, in the order of their names, and the decisions on it.

    Elements keep the ids of the first annotator; those of decisions bring their own.
    """
    decided = {
        (reference.annotator, reference.element)
        for decision in (decisions.decisions if decisions is not None else ())
        for reference in decision.instead_of
    }
    layers: dict[str, list[Any]] = {}
    undecided: list[Undecided] = []
    for layer in ("mentions", "stances", "events"):
        contents = [{_content(element) for element in getattr(annotation, layer)} for annotation in given]
        agreed = set.intersection(*contents)
        layers[layer] = []
        for number, annotation in enumerate(given):
            for element in getattr(annotation, layer):
                if (annotation.annotator, element.id) in decided:
                    continue
                if _content(element) not in agreed:
                    undecided.append(Undecided(annotation.annotator, element.id))
                elif number == 0:
                    layers[layer].append(element)
    if undecided:
        return undecided
    for decision in decisions.decisions if decisions is not None else ():
        for layer, element in (("mentions", decision.mention), ("stances", decision.stance), ("events", decision.event)):
            if element is not None:
                layers[layer].append(element)
    first = given[0]
    complete = tuple(layer for layer in first.complete if all(layer in annotation.complete for annotation in given))
    return Annotation(
        document=first.document,
        round=first.round,
        annotator=GOLD,
        text_sha256=first.text_sha256,
        complete=complete,
        mentions=_in_order(layers["mentions"]),
        stances=_in_order(layers["stances"]),
        events=_in_order(layers["events"]),
    )


def _content(element: Element) -> Element:
    return msgspec.structs.replace(element, id="")


def _in_order(elements: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(elements, key=lambda element: (place(element), int(element.id[1:]))))
