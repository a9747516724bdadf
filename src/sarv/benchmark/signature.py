"""The recipe of a figure in a line: two figures with the same signature can be compared, and made again.

As in sacrebleu: Post (2018), *A call for clarity in reporting BLEU scores*.
"""

import hashlib
from collections.abc import Sequence

from .. import __version__
from .gold import Release
from .scoring import Scored
from .tasks import Task

SCORER = "1.0.0"
"""The version of the scorer: a new one whenever any figure may differ for the same predictions and release."""

_SHOWN = 12


def signature(release: Release, split: str, scored: Scored, task: Task | None, resamples: int, seed: int) -> str:
    """The signature of the figures of a task, or of the overall figure.

    `content` is of the split's rows, `register` of the actors, whose types count; `documents` says how many count, and which, by
    the checksum of their ids.
    """
    counted = [one.id for number, one in enumerate(scored.documents) if task is None or scored.counted[task.name][number]]
    parts = {
        "corpus": release.name,
        "content": release.content_sha256(split)[:_SHOWN],
        "split": split,
        "documents": f"{len(counted)}:{_checksum(counted)}",
        "register": release.register_sha256[:_SHOWN],
        "task": task.name if task else "all",
        "match": "one-to-one",
        "interval": f"incidents,{resamples},95%",
        "seed": str(seed),
        "schema": release.schema_sha256[:_SHOWN],
        "scorer": SCORER,
        "sarv": __version__,
    }
    return "|".join(f"{name}:{value}" for name, value in parts.items())


def _checksum(names: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(sorted(names)).encode()).hexdigest()[:_SHOWN]
