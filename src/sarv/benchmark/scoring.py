"""From a prediction file to what each document contributes to each metric; figures and intervals are made of the sums of that.

Predictions are kept packed and gold is read in batches, so that memory does not grow with how much is said of a document.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from ..progress import Progress, Steps
from ..records import Prediction
from .batch import Batch
from .confusions import Confusions
from .gold import Gold, Release
from .metrics import Metric, Statistics
from .pairing import Pair
from .predictions import Reading, read
from .slices import Slices
from .tasks import TASKS, Task

_BATCH = 250


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
class Scored:
    """What one system's predictions contribute, document by document in the order of the release.

    `counted` says for each task which documents count: those in which gold's layer is complete; in `statistics` the others have
    zeros.
    """

    name: str
    tasks: tuple[Task, ...]
    reading: Reading
    documents: list[About] = field(default_factory=list)
    statistics: dict[str, Statistics] = field(default_factory=dict)
    counted: dict[str, NDArray[np.bool_]] = field(default_factory=dict)
    without: dict[str, int] = field(default_factory=dict)
    confusions: Confusions = field(default_factory=Confusions)
    slices: Slices = field(default_factory=Slices)

    @property
    def missing(self) -> list[str]:
        """The documents that were not predicted."""
        return [one.id for one in self.documents if not one.predicted]


class NotAttemptedError(Exception):
    """A task that was asked for is attempted on no line."""


def score(
    release: Release, split: str, path: Path, tasks: Sequence[str] | None = None, progress: Progress | None = None
) -> Scored:
    """Score a prediction file on a split. Without `tasks`, those that any line attempts.

    Lines with findings are left out; `reading` of what is returned has the findings, for the caller to decide.
    """
    reading = Reading()
    texts = release.texts(split)
    packed: dict[str, bytes] = {}
    attempted: set[str] = set()
    pack = msgspec.msgpack.Encoder().encode
    steps = Steps(progress, 2 * len(texts))
    for prediction in read(path, texts, release.split_of, release.types, reading):
        steps.next()
        packed[prediction.document] = pack(prediction)
        attempted.update(task.name for task in TASKS.values() if _attempts(prediction, task))
    chosen = tuple(task for task in TASKS.values() if (task.name in tasks if tasks else task.name in attempted))
    if lacking := [task.name for task in chosen if task.name not in attempted]:
        raise NotAttemptedError(", ".join(lacking))
    scored = Scored(path.name, chosen, reading)
    unpack = msgspec.msgpack.Decoder(Prediction).decode
    gathered: dict[str, list[Statistics]] = {}
    counted: dict[str, list[bool]] = {task.name: [] for task in chosen}
    for golds in _batches(release.documents(split)):
        pairs = [Pair(gold, unpack(packed[gold.id]) if gold.id in packed else None, release.types) for gold in golds]
        for pair in pairs:
            steps.next()
            scored.documents.append(_about(pair.gold, pair.gold.id in packed))
        for task in chosen:
            complete = [task.layer in pair.gold.complete for pair in pairs]
            counted[task.name] += complete
            batch = Batch([pair for pair, is_ in zip(pairs, complete, strict=True) if is_])
            without = sum(not _attempts(pair.predicted, task) for pair in batch.pairs)
            scored.without[task.name] = scored.without.get(task.name, 0) + without
            scored.confusions.add(task.name, batch)
            scored.slices.add(task.name, batch)
            done: dict[object, Statistics] = {}  # Two metrics may make different figures of the same counts.
            for metric in task.metrics:
                if metric.statistics not in done:
                    done[metric.statistics] = _rows(metric, batch, complete)
                gathered.setdefault(metric.name, []).append(done[metric.statistics])
    steps.end()
    scored.statistics = {name: np.concatenate(parts) for name, parts in gathered.items()}
    scored.counted = {name: np.array(complete, dtype=bool) for name, complete in counted.items()}
    return scored


def _rows(metric: Metric, batch: Batch, complete: Sequence[bool]) -> Statistics:
    """The metric's rows for all documents of a batch, zero for those that do not count."""
    found = metric.statistics(batch)
    rows = np.zeros((len(complete), *found.shape[1:]))
    rows[np.array(complete, dtype=bool)] = found
    return rows


def _attempts(prediction: Prediction, task: Task) -> bool:
    return any(getattr(prediction, key) is not None for key in task.keys)


def _about(gold: Gold, predicted: bool) -> About:
    return About(gold.id, gold.collection, gold.genre, gold.outlet_alignment or "unknown", gold.incident, predicted)


def _batches(documents: Iterator[Gold]) -> Iterator[list[Gold]]:
    while batch := list(islice(documents, _BATCH)):
        yield batch
