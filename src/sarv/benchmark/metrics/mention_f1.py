"""F1 of mentions with exactly gold's extent and type of actor: the headline of the task `actors`.

Counted are pairs of an extent and a type, each once a document; who links to an actor of the register has the type from there.
An extent is all characters of all fragments: one character more or less is another extent. Tjong Kim Sang and De Meulder
(2003), *Introduction to the CoNLL-2003 shared task*.

Example: gold has [0, 8) military, [20, 28) civilians; predicted are [0, 8) military, [20, 29) civilians. Right 1, gold 2,
predicted 2: F1 = 2·1 / (2 + 2) = .5.
"""

from ..batch import Batch
from ..spans import exact
from ._counts import Statistics, micro
from ._labelled import by_label

TASK = "actors"
TITLE = "Mentions: F1, exact extent and type"
LABELS = "actor_type"
value = micro


def statistics(batch: Batch) -> Statistics:
    """Right, gold and predicted by type."""
    gold, predicted = batch.mentions
    return by_label(exact(gold, predicted), gold, predicted, len(batch.pairs), LABELS)
