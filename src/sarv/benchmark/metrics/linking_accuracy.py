"""Of the mentions that were found exactly, the share whose actors of the register are exactly gold's.

It says how well a model links where it finds; what it does not find does not count, so it stands beside an F1 and never alone.
Ling, Singh and Weld (2015), *Design challenges for entity linking*.

Example: gold has [0, 8) to army, [20, 28) to army and police; predicted are [0, 8) to army, [20, 28) to police, [40, 44) to
army. Found are two, one with exactly gold's actors: 1 / 2 = .5.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np

from ...extents import Extent, characters
from ..batch import Batch
from ._counts import Statistics, ratio

TASK = "actors"
TITLE = "Mentions found: share linked rightly"
LABELS = None


def statistics(batch: Batch) -> Statistics:
    """(documents, 1, 2): how many mentions were found, and how many of these are linked as in gold."""
    found = np.zeros((len(batch.pairs), 1, 2))
    for row, pair in zip(found, batch.pairs, strict=True):
        gold, predicted = _actors(pair.gold.mentions), _actors(pair.predicted.mentions or ())
        both = gold.keys() & predicted.keys()
        row[0] = len(both), sum(gold[extent] == predicted[extent] for extent in both)
    return found


def value(sums: Statistics) -> Statistics:
    """The share."""
    return ratio(sums[..., 0, 1], sums[..., 0, 0])


def _actors(mentions: Iterable[Any]) -> dict[Extent, set[str]]:
    found: dict[Extent, set[str]] = {}
    for mention in mentions:
        found.setdefault(characters(mention.spans), set()).update(mention.actors or ())
    return found
