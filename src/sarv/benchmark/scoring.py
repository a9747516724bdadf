"""From a prediction file to what each document contributes to each metric; figures and intervals are made of the sums of that.

Predictions are kept packed and gold is read in batches, so that memory does not grow with how much is said of a document. Of many
documents the lines are read, and the batches scored, by as many processes as there are processors.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from ..progress import Progress, Steps
from .confusions import Confusions
from .gold import Release
from .lines import Line, read_lines
from .metrics import Statistics
from .part import About, Part, score_part
from .predictions import Lines, Reading, portions, taken
from .slices import Slices
from .tasks import TASKS, Task
from .workers import workers

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
    attempted_only: bool = False,
) -> Scored:
    """Score a prediction file on a split. Without `tasks`, those that any line attempts; `name` is what the system is called.

    `NotAttemptedError` names those of `tasks` that no line attempts; with `attempted_only` they are left out instead.

    Lines with findings are left out, and of a document with several lines all; `reading` of what is returned has the findings,
    for the caller to decide.
    """
    name = name or path.name
    reading = Reading()
    count = release.with_text(split)
    packed: dict[str, bytes] = {}
    attempts_of: dict[str, tuple[str, ...]] = {}
    steps = Steps(progress, 2 * count)
    with workers(count >= SEVERAL_FROM, partial(_hold, release, split, name)) as run:
        for line in taken(run(_read, portions(path)), reading, name):
            steps.next()
            packed[line.document] = line.packed
            attempts_of[line.document] = line.tasks
        for document in reading.repeated:
            packed.pop(document, None)
            attempts_of.pop(document, None)
        attempted = {task for ones in attempts_of.values() for task in ones}
        chosen = tuple(task for task in TASKS.values() if (task.name in tasks if tasks else task.name in attempted))
        lacking = [task.name for task in chosen if task.name not in attempted]
        if attempted_only:
            chosen = tuple(task for task in chosen if task.name in attempted)
        elif lacking and not reading.findings:
            raise NotAttemptedError(", ".join(lacking))
        works = ((rows, {id_: packed[id_] for id_ in rows["id"].to_pylist() if id_ in packed}) for rows in release.batches(split))
        parts = []
        for _, part in run(partial(_score, release.types, [task.name for task in chosen]), works):
            for _ in part.documents:
                steps.next()
            parts.append(part)
    steps.end()
    return _together(Scored(name, chosen, reading), parts)


_held: dict[str, Callable[[Lines], list[Line]]] = {}


def _hold(release: Release, split: str, name: str) -> None:
    """Let this process read lines on a split of a release from now on; the release itself, which may have an overlay."""
    _held["read"] = partial(read_lines, name=name, texts=release.texts(split), documents=release.split_of, actors=release.types)


def _read(lines: Lines) -> list[Line]:
    return _held["read"](lines)


def _score(types: Mapping[str, str], tasks: Sequence[str], work: tuple[pa.RecordBatch, Mapping[str, bytes]]) -> Part:
    return score_part(*work, types, tasks)


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
