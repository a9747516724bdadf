"""The tasks of the benchmark: what is predicted for each, and the one metric by which systems are ranked.

The overall figure of a system is the mean of the headlines of all tasks. It exists only for a system that did all of them.
"""

from dataclasses import dataclass

from .metrics import Metric, metrics


@dataclass(frozen=True)
class Task:
    """A task. A document counts where `layer` is complete in gold; whose prediction has any of `keys` attempts the task."""

    name: str
    layer: str
    keys: tuple[str, ...]
    headline: str

    @property
    def metrics(self) -> tuple[Metric, ...]:
        """Its metrics, the headline first, then by name."""
        mine = [metric for metric in metrics().values() if metric.task == self.name]
        return tuple(sorted(mine, key=lambda metric: (metric.name != self.headline, metric.name)))


TASKS = {
    task.name: task
    for task in (
        Task("actors", "actors", ("mentions",), "mention_f1"),
        Task("stance", "stance", ("stances",), "stance_f1"),
        Task("violence", "violence", ("events",), "event_f1"),
        Task("tolls", "violence", ("tolls", "events"), "toll_f1"),
    )
}
"""All tasks, in the order in which they are reported."""

OVERALL = "overall"
"""What the mean of the headlines is called."""
