"""The figures over the whole text of a layer: unitizing alpha and gamma.

Both weigh what was cut out of the text and what it was called, in one figure that is corrected for chance.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from ...layers import labels
from . import gamma, unitizing_alpha
from ._chance import Statistics
from .matching import Extent
from .measures import Measure, Name, types_of
from .units import Judged, characters

CATEGORIES: Mapping[str, tuple[str, str, str]] = {
    "actors": ("mention", "type", "actor_type"),
    "stance": ("cue", "kind", "cue_kind"),
    "violence": ("trigger", "type", "event_type"),
}
"""Of each layer, the units that are cut out, the question by which they are told apart, and the field with its labels."""

Marked = list[tuple[Extent, Sequence[str]]]
"""Stretches of the text, each with its categories: a mention of two actors can have two, a trigger of two events too."""


def marked(layer: str, judged: Judged, types: Mapping[str, str]) -> Marked:
    """What an annotator cut out of the text."""
    units = judged.units
    if layer == "actors":
        return [(unit.extent, types_of(unit, types)) for unit in units["mention"]]
    if layer == "stance":
        return [(unit.extent, unit.answers) for unit in units["cue"]]
    events = (unit.element for unit in units["event"])
    return [(characters(trigger.spans), (event.type,)) for event in events for trigger in event.triggers]


def unitizing(layer: str, documents: Sequence[Sequence[Marked]], lengths: Sequence[int]) -> Iterator[Measure]:
    """Unitizing alpha of a layer, and of each label by itself. A document has what each annotator marked in it."""
    of, question, field = CATEGORIES[layer]
    categories = labels()[field]
    rows = np.stack(
        [
            unitizing_alpha.statistics([_fragments(one) for one in annotators], length, categories)
            for annotators, length in zip(documents, lengths, strict=True)
        ]
    )
    yield Measure(Name(of, "unitizing_alpha"), rows, unitizing_alpha.values)
    for number, label in enumerate(categories):
        if rows[:, number].any():
            yield Measure(Name(of, "unitizing_alpha", question, label), rows[:, number], unitizing_alpha.values)


def gamma_of(annotators: Sequence[Marked], length: int, seed: str) -> Statistics:
    """What a document contributes to gamma."""
    return gamma.statistics([_whole(one) for one in annotators], length, seed)


def gamma_measure(layer: str, rows: Sequence[Statistics]) -> Measure:
    """Gamma of a layer."""
    return Measure(Name(CATEGORIES[layer][0], "gamma"), np.stack(rows), gamma.values)


def _fragments(found: Marked) -> list[unitizing_alpha.Unit]:
    return [(start, end, category) for extent, categories in found for start, end in extent for category in categories]


def _whole(found: Marked) -> list[gamma.Unit]:
    return [(extent[0][0], extent[-1][1], " + ".join(categories)) for extent, categories in found]
