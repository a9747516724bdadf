"""F1 of stances whose holder, target, polarity and voice are gold's.

As `stance_f1`, and the voice too: outlet, quoted, reported, partly quoted or scare-quoted.

Example: gold has (army, union, oppose, quoted), (mayor, union, support, reported); predicted are (army, union, oppose,
reported), (mayor, union, support, reported). F1 = 2·1 / (2 + 2) = .5.
"""

from ...layers import labels
from ..batch import Batch
from ._counts import Statistics, by_document, micro
from .stance_f1 import triples

TASK = "stance"
TITLE = "Stances: F1 of holder, target, polarity and voice"
LABELS = "voice"
value = micro


def statistics(batch: Batch) -> Statistics:
    """Right, gold and predicted by voice."""
    return by_document(batch.pairs, labels()[LABELS], lambda pair: triples(pair, lambda one: (one.voice, one.polarity)))
