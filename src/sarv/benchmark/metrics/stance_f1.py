"""F1 of stances whose holder, target and polarity are gold's, whatever the words: the headline of the task `stance`.

A target is the same where the actor is; where the predicted event is paired with gold's (see `pairing`); or where two
propositions share at least half of the characters that either covers. Right are as many as can be paired one to one. As the
holder-target triples of Zhang, Beauchamp and Wang (2022), *Generative entity-to-entity stance detection with knowledge graph
augmentation* (SEESAW).

Example: gold has (army, union, oppose), (mayor, union, support); predicted are (army, union, oppose), (mayor, union, oppose).
F1 = 2·1 / (2 + 2) = .5.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from ...extents import Extent, characters
from ...layers import labels
from ..batch import Batch
from ..pairing import Pair
from ..tolls import party
from ._counts import Counted, Statistics, by_document, micro

TASK = "stance"
TITLE = "Stances: F1 of holder, target and polarity"
LABELS = "polarity"
value = micro

Groups = dict[tuple[Any, ...], list[Any]]
"""Targets by what else must be the same, the label first."""


def statistics(batch: Batch) -> Statistics:
    """Right, gold and predicted by polarity."""
    return by_document(batch.pairs, labels()[LABELS], lambda pair: triples(pair, lambda stance: (stance.polarity,)))


def triples(pair: Pair, said: Callable[[Any], tuple[str | None, ...]]) -> Counted:
    """Counts by label, the first of what is `said` of a stance; all of it must be the same, beside holder and target."""
    gold: Groups = {}
    predicted: Groups = {}
    for ours in pair.gold.stances:
        gold.setdefault((*said(ours), party(ours.holder)), []).append(target_of(ours))
    for theirs in pair.predicted.stances or ():
        predicted.setdefault((*said(theirs), party(theirs.holder)), []).append(target_of(theirs, pair.event_names))
    right = [key[0] for key in gold if key in predicted for _ in range(matched(gold[key], predicted[key]))]
    in_gold, in_predicted = ([key[0] for key, targets in side.items() for _ in targets] for side in (gold, predicted))
    return right, in_gold, in_predicted


def matched(gold: list[Any], predicted: list[Any]) -> int:
    """How many targets can be paired one to one."""
    named = Counter(target for target in gold if isinstance(target, str))
    right = (named & Counter(target for target in predicted if isinstance(target, str))).total()
    ours = [target for target in gold if not isinstance(target, str)]
    theirs = [target for target in predicted if not isinstance(target, str)]
    if ours and theirs:
        same = np.array([[alike(one, other) for other in theirs] for one in ours])
        right += int(same[linear_sum_assignment(same, maximize=True)].sum())
    return right


def alike(first: Extent, second: Extent) -> bool:
    """Whether two propositions share at least half of the characters that either covers."""
    common = sum(max(0, min(end, end_) - max(start, start_)) for start, end in first for start_, end_ in second)
    either = sum(end - start for extent in (first, second) for start, end in extent) - common
    return 2 * common >= either


def target_of(stance: Any, names: Mapping[str, str] | None = None) -> str | Extent:
    """What a stance is about: an actor or an event by name, or a proposition. `names` has gold's names of predicted events."""
    target = stance.target
    if target.actor is not None:
        return f"actor {target.actor}"
    if target.event is not None:
        return f"event {target.event if names is None else names.get(target.event)}"
    return characters(target.proposition)
