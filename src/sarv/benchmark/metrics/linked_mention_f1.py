"""F1 of mentions with exactly gold's extent and the right actor of the register.

Counted are pairs of an extent and an actor, each once a document: a mention of two actors counts as two. What is not linked
counts as one pair that is wrong. As strong annotation match in Cornolti et al. (2013), *A framework for benchmarking
entity-annotation systems*.

Example: gold has [0, 8) to army, [20, 28) to army and police; predicted are [0, 8) to army, [20, 28) to police. Right 2, gold
3, predicted 2: F1 = 2·2 / (3 + 2) = .8.
"""

from collections.abc import Iterable
from itertools import repeat
from typing import Any

from ...extents import Extent, characters
from ..batch import Batch
from ..pairing import Pair
from ._counts import Counted, Statistics, by_document, micro

TASK = "actors"
TITLE = "Mentions: F1, exact extent and actor"
LABELS = None
value = micro


def statistics(batch: Batch) -> Statistics:
    """Right, gold and predicted."""
    return by_document(batch.pairs, (), _counted)


def _counted(pair: Pair) -> Counted:
    gold, predicted = links(pair.gold.mentions), links(pair.predicted.mentions or ())
    right = sum(actor != "" for _, actor in gold & predicted)
    return repeat(None, right), repeat(None, len(gold)), repeat(None, len(predicted))


def links(mentions: Iterable[Any]) -> set[tuple[Extent, str]]:
    """Extents with the actors meant; one with "" where nobody is named."""
    return {(characters(mention.spans), actor) for mention in mentions for actor in mention.actors or ("",)}
