"""From a prediction file to what each document contributes to each metric; figures and intervals are made of the sums of that.

Predictions are kept packed and gold is read in batches, so that memory does not grow with how much is said of a document. Of many
documents the batches are scored by as many processes as there are processors.
"""

import multiprocessing
import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from ..progress import Progress, Steps
from .confusions import Confusions
from .gold import Release
from .metrics import Statistics
from .part import About, Part, attempts, score_part
from .predictions import Reading, read
from .slices import Slices
from .tasks import TASKS, Task

SEVERAL_FROM = 2000
"""From how many documents on other processes are worth their start."""


@dataclass
class Scored:
    """What one system's predictions contribute, document by document in the order of the release.

    `counted` says for each task which documents count: those in which gold's layer is complete; in `statistics` the others have
    zeros. `without` is how many that count were predicted, but have no answer to a task.
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
    release: Release,
    split: str,
    path: Path,
    tasks: Sequence[str] | None = None,
    progress: Progress | None = None,
    *,
    name: str | None = None,
) -> Scored:
    """Score a prediction file on a split. Without `tasks`, those that any line attempts; `name` is what the system is called.

    Lines with findings are left out, and of a document with several lines all; `reading` of what is returned has the findings,
    for the caller to decide.
    """
    name = name or path.name
    reading = Reading()
    texts = release.texts(split)
    packed: dict[str, bytes] = {}
    attempts_of: dict[str, list[str]] = {}
    pack = msgspec.msgpack.Encoder().encode
    steps = Steps(progress, 2 * len(texts))
    for prediction in read(path, texts, release.split_of, release.types, reading, name=name):
        steps.next()
        packed[prediction.document] = pack(prediction)
        attempts_of[prediction.document] = [task.name for task in TASKS.values() if attempts(prediction, task)]
    for document in reading.repeated:
        packed.pop(document, None)
        attempts_of.pop(document, None)
    attempted = {task for ones in attempts_of.values() for task in ones}
    chosen = tuple(task for task in TASKS.values() if (task.name in tasks if tasks else task.name in attempted))
    lacking = [task.name for task in chosen if task.name not in attempted]
    if lacking and not reading.findings:
        raise NotAttemptedError(", ".join(lacking))
    parts = []
    for part in _parts(release, split, packed, [task.name for task in chosen], len(texts)):
        for _ in part.documents:
            steps.next()
        parts.append(part)
    steps.end()
    return _together(Scored(name, chosen, reading), parts)


def _parts(release: Release, split: str, packed: dict[str, bytes], tasks: list[str], count: int) -> Iterator[Part]:
    """What each batch contributes, in the order of the release."""
    works = (
        (rows, {id_: packed[id_] for id_ in rows["id"].to_pylist() if id_ in packed}, release.types, tasks)
        for rows in release.batches(split)
    )
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if count < SEVERAL_FROM or processors < 2:
        yield from (score_part(*work) for work in works)
        return
    # A process that is copied while threads run in it may hang, and Arrow has threads.
    pool = ProcessPoolExecutor(processors, multiprocessing.get_context("spawn"))
    try:
        yield from _in_order((pool.submit(score_part, *work) for work in works), 2 * processors)
    finally:
        pool.shutdown(cancel_futures=True)


Done = TypeVar("Done")


def _in_order(submitted: "Iterator[Future[Done]]", most: int) -> Iterator[Done]:
    """The results in the order of submission, with at most so many waiting at a time."""
    waiting: deque[Future[Done]] = deque()
    for future in submitted:
        waiting.append(future)
        if len(waiting) == most:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _together(scored: Scored, parts: Sequence[Part]) -> Scored:
    for part in parts:
        scored.documents += part.documents
        scored.confusions.take(part.confusions)
        scored.slices.take(part.slices)
    for task in scored.tasks:
        scored.without[task.name] = sum(part.without[task.name] for part in parts)
        scored.counted[task.name] = np.array([is_ for part in parts for is_ in part.counted[task.name]], dtype=bool)
        for metric in task.metrics:
            scored.statistics[metric.name] = np.concatenate([part.statistics[metric.name] for part in parts])
    return scored
