"""What the tasks of lm-evaluation-harness call. The release is named by the environment variable `SARV_RELEASE`."""

import os
from typing import Any

from datasets import Dataset

from sarv.benchmark.gold import Gold
from sarv.benchmark.harness import contributions, documents, figure, question, target
from sarv.benchmark.tasks import TASKS
from sarv.corpus import CorpusError


def _release() -> str:
    name = os.environ.get("SARV_RELEASE")
    if not name:
        raise CorpusError("SARV_RELEASE names the release: a folder, or a dataset on the Hub such as org/name@v1.0.0")
    return name


def _gold(doc: dict[str, Any]) -> Gold:
    return next(one for one in documents(_release(), doc["split"], doc["task"]) if one.id == doc["id"])


def _load(task: str) -> dict[str, Dataset]:
    found = {}
    for split in ("validation", "test"):
        rows = [{"id": one.id, "split": split, "task": task} for one in documents(_release(), split, task)]
        found[split] = Dataset.from_list(rows)
    return found


def load_actors(**_: Any) -> dict[str, Dataset]:
    """The documents of the task `actors`."""
    return _load("actors")


def load_stance(**_: Any) -> dict[str, Dataset]:
    """The documents of the task `stance`."""
    return _load("stance")


def load_tolls(**_: Any) -> dict[str, Dataset]:
    """The documents of the task `tolls`."""
    return _load("tolls")


def prompt(doc: dict[str, Any]) -> str:
    """What the model is asked."""
    return question(_release(), doc["task"], _gold(doc))


def gold(doc: dict[str, Any]) -> str:
    """What gold says."""
    return target(doc["task"], _gold(doc))


def process_results(doc: dict[str, Any], results: list[str]) -> dict[str, Any]:
    """What the answer contributes to each metric of the task."""
    found = contributions(_release(), doc["task"], _gold(doc), results[0])
    return {metric.name: found[metric.name] for metric in TASKS[doc["task"]].metrics}


# lm-evaluation-harness names a function for each aggregation, and gives it the contributions alone.


def cue_f1(rows: Any) -> float:
    """`cue_f1` over the documents."""
    return figure("cue_f1", rows)


def cue_overlap_f1(rows: Any) -> float:
    """`cue_overlap_f1` over the documents."""
    return figure("cue_overlap_f1", rows)


def linked_mention_f1(rows: Any) -> float:
    """`linked_mention_f1` over the documents."""
    return figure("linked_mention_f1", rows)


def linking_accuracy(rows: Any) -> float:
    """`linking_accuracy` over the documents."""
    return figure("linking_accuracy", rows)


def mention_f1(rows: Any) -> float:
    """`mention_f1` over the documents."""
    return figure("mention_f1", rows)


def mention_overlap_f1(rows: Any) -> float:
    """`mention_overlap_f1` over the documents."""
    return figure("mention_overlap_f1", rows)


def mention_span_f1(rows: Any) -> float:
    """`mention_span_f1` over the documents."""
    return figure("mention_span_f1", rows)


def polarity_macro_f1(rows: Any) -> float:
    """`polarity_macro_f1` over the documents."""
    return figure("polarity_macro_f1", rows)


def stance_f1(rows: Any) -> float:
    """`stance_f1` over the documents."""
    return figure("stance_f1", rows)


def toll_error(rows: Any) -> float:
    """`toll_error` over the documents."""
    return figure("toll_error", rows)


def toll_f1(rows: Any) -> float:
    """`toll_f1` over the documents."""
    return figure("toll_f1", rows)


def toll_tolerance_f1(rows: Any) -> float:
    """`toll_tolerance_f1` over the documents."""
    return figure("toll_tolerance_f1", rows)


def voice_f1(rows: Any) -> float:
    """`voice_f1` over the documents."""
    return figure("voice_f1", rows)
