"""The tasks in other people's evaluation harnesses, scored by our own metrics: the same answers give the figures of `sarv score`.

A harness asks a model one question a document (`prompts`); what the model says becomes a prediction, this contributes its
counts, and the harness sums them by the functions here. Whatever a harness does with samples, drawing intervals among it, is
its own.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from ...corpus import CorpusError
from ...records import Prediction
from ..batch import Batch
from ..gold import Gold, Release, open_release
from ..metrics import metrics
from ..pairing import Pair
from ..placing import placed
from ..prompts import answer, prompt
from ..tasks import TASKS

ASKED = ("actors", "stance", "tolls")
"""The tasks that the harnesses have."""

Contribution = list[list[float]]
"""What one document contributes to a metric: (labels, counts) as plain lists, as harnesses can store them."""


@cache
def release_at(name: str) -> Release:
    """The release in a local folder, or of a dataset on the Hub: `org/name`, or `org/name@v1.0.0` for one version."""
    folder = Path(name)
    if not folder.is_dir():
        if folder.is_absolute() or name.count("/") != 1:
            raise CorpusError(f"{name} is neither a folder nor the name of a dataset on the Hub")
        from huggingface_hub import snapshot_download

        repository, _, revision = name.partition("@")
        folder = Path(snapshot_download(repository, repo_type="dataset", revision=revision or None))
    return open_release(folder)


@cache
def documents(release: str, split: str, task: str) -> tuple[Gold, ...]:
    """The documents of a split that count for a task."""
    layer = TASKS[task].layer
    return tuple(one for one in release_at(release).documents(split) if layer in one.complete)


def question(release: str, task: str, gold: Gold) -> str:
    """What a model is asked about a document."""
    return prompt(task, gold.text, release_at(release).actors)


def target(task: str, gold: Gold) -> str:
    """What gold says, as harnesses show it beside an answer; it is not what an answer is compared with."""
    part = gold.mentions if task == "actors" else gold.stances if task == "stance" else gold.events
    return msgspec.json.encode(part).decode()


def contributions(release: str, task: str, gold: Gold, said: str) -> Mapping[str, Contribution]:
    """What an answer about a document contributes to each metric of the task."""
    found = answer(task, said, gold.outlet)
    resolved, _ = placed({"document": gold.id, found.key: found.elements}, gold.text)
    batch = Batch([Pair(gold, msgspec.convert(resolved, Prediction), release_at(release).types)])
    return {metric.name: metric.statistics(batch)[0].tolist() for metric in TASKS[task].metrics}


def figure(name: str, rows: Iterable[Contribution]) -> float:
    """A metric over what documents contribute."""
    listed: Sequence[Any] = list(rows)
    return float(metrics()[name].value(np.sum(np.array(listed), axis=0))) if listed else float("nan")
