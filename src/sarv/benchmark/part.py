"""Scores some hundred documents: what a process does by itself, so that several can do it beside one another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import msgspec
import numpy as np
import pyarrow as pa

from ..garbage import uncollected
from ..records import Prediction
from .batch import Batch
from .confusions import Confusions
from .gold import Gold, golds_of
from .metrics import Metric, Statistics
from .pairing import Pair
from .slices import Slices
from .tasks import TASKS, Task


@dataclass(frozen=True)
class About:
    """What is known of a scored document: by what it can be grouped, and whether the system predicted it."""

    id: str
    collection: str
    genre: str
    alignment: str
    incident: str
    predicted: bool


@dataclass
class Part:
    """What some documents contribute: by task which of them count, by metric a row for each, of zeros where it does not count."""

    documents: list[About] = field(default_factory=list)
    counted: dict[str, list[bool]] = field(default_factory=dict)
    without: dict[str, int] = field(default_factory=dict)
    statistics: dict[str, Statistics] = field(default_factory=dict)
    confusions: Confusions = field(default_factory=Confusions)
    slices: Slices = field(default_factory=Slices)


@uncollected()
def score_part(rows: pa.RecordBatch, packed: Mapping[str, bytes], types: Mapping[str, str], tasks: Sequence[str]) -> Part:
    """Score the documents in `rows` of a release; `packed` has the predictions of those that have one, in MessagePack."""
    unpack = msgspec.msgpack.Decoder(Prediction).decode
    golds = golds_of(rows)
    pairs = [Pair(gold, unpack(packed[gold.id]) if gold.id in packed else None, types) for gold in golds]
    part = Part([_about(gold, gold.id in packed) for gold in golds])
    for name in tasks:
        task = TASKS[name]
        part.counted[name] = complete = [task.layer in gold.complete for gold in golds]
        batch = Batch([pair for pair, is_ in zip(pairs, complete, strict=True) if is_])
        predicted = (pair.predicted for pair in batch.pairs if pair.gold.id in packed)
        part.without[name] = sum(not attempts(prediction, task) for prediction in predicted)
        part.confusions.add(name, batch)
        part.slices.add(name, batch)
        done: dict[object, Statistics] = {}  # Two metrics may make different figures of the same counts.
        for metric in task.metrics:
            if metric.statistics not in done:
                done[metric.statistics] = _rows(metric, batch, complete)
            part.statistics[metric.name] = done[metric.statistics]
    return part


def attempts(prediction: Prediction, task: Task) -> bool:
    """Whether a prediction says anything for a task, be it that there is nothing."""
    return any(getattr(prediction, key) is not None for key in task.keys)


def _rows(metric: Metric, batch: Batch, complete: Sequence[bool]) -> Statistics:
    found = metric.statistics(batch)
    rows = np.zeros((len(complete), *found.shape[1:]))
    rows[np.array(complete, dtype=bool)] = found
    return rows


def _about(gold: Gold, predicted: bool) -> About:
    return About(gold.id, gold.collection, gold.genre, gold.outlet_alignment or "unknown", gold.incident, predicted)
