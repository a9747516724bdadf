"""The figures over the whole text of a layer: unitizing alpha and gamma.

Both weigh what was cut out of the text and what it was called, in one figure that is corrected for chance.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from ...extents import Extent, characters
from ...layers import labels
from . import gamma, unitizing_alpha
from ._chance import Statistics
from .measures import Measure, Name, types_of
from .units import Units

CATEGORIES: Mapping[str, tuple[str, str, str]] = {
    "actors": ("mention", "type", "actor_type"),
    "stance": ("cue", "kind", "cue_kind"),
    "violence": ("trigger", "type", "event_type"),
}
"""Of each layer, the units that are cut out, the question by which they are told apart, and the field with its labels."""

Marked = list[tuple[Extent, Sequence[str]]]
"""Stretches of the text, each with its categories: a mention of two actors can have two, a trigger of two events too."""


def marked(layer: str, units: Units, types: Mapping[str, str]) -> Marked:
    """What an annotator cut out of the text."""
    if layer == "actors":
        return [(unit.extent, types_of(unit, types)) for unit in units.of["mention"]]
    if layer == "stance":
        return [(unit.extent, unit.answers) for unit in units.of["cue"]]
    events = (unit.element for unit in units.of["event"])
    return [(characters(trigger.spans), (event.type,)) for event in events for trigger in event.triggers]


def rows(found: Marked, length: int) -> unitizing_alpha.Rows:
    """What an annotator cut out of the text, as unitizing alpha wants it: each fragment by itself."""
    cuts = [(start, end, category) for extent, categories in found for start, end in extent for category in categories]
    return unitizing_alpha.rows(cuts, length)


def unitizing(layer: str, documents: Sequence[Sequence[unitizing_alpha.Rows]], lengths: Sequence[int]) -> Iterator[Measure]:
    """Unitizing alpha of a layer, and of each label by itself. A document has the rows of each annotator."""
    of, question, field = CATEGORIES[layer]
    categories = labels()[field]
    found = [unitizing_alpha.of_rows(one, length, categories) for one, length in zip(documents, lengths, strict=True)]
    sums = np.stack(found)
    yield Measure(Name(of, "unitizing_alpha"), sums, unitizing_alpha.values)
    for number, label in enumerate(categories):
        if sums[:, number].any():
            yield Measure(Name(of, "unitizing_alpha", question, label), sums[:, number], unitizing_alpha.values)


def gamma_of(annotators: Sequence[Marked], length: int, seed: str) -> Statistics:
    """What a document contributes to gamma."""
    return gamma.statistics([_whole(one) for one in annotators], length, seed)


def gamma_measure(layer: str, rows: Sequence[Statistics]) -> Measure:
    """Gamma of a layer."""
    return Measure(Name(CATEGORIES[layer][0], "gamma"), np.stack(rows), gamma.values)


def _whole(found: Marked) -> list[gamma.Cut]:
    return [(extent[0][0], extent[-1][1], " + ".join(categories)) for extent, categories in found]
