"""The tasks for Inspect: `inspect eval …/sarv/benchmark/harness/inspect_tasks.py@actors -T release=FOLDER_OR_HUB_ID`.

Metrics are those of `sarv score`, over all samples; a sample's score holds what its document contributes to each.
"""

from collections.abc import Callable
from typing import Any

from inspect_ai import Task, task
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.scorer import Metric, SampleScore, Score, Target, metric, scorer
from inspect_ai.solver import TaskState, generate

from sarv.benchmark.harness import contributions, documents, figure, question, target
from sarv.benchmark.tasks import TASKS


@task
def actors(release: str, split: str = "test") -> Task:
    """Mentions of actors."""
    return _task("actors", release, split)


@task
def stance(release: str, split: str = "test") -> Task:
    """Who is for or against whom or what."""
    return _task("stance", release, split)


@task
def tolls(release: str, split: str = "test") -> Task:
    """How many were killed and injured, by event and source."""
    return _task("tolls", release, split)


def _task(name: str, release: str, split: str) -> Task:
    golds = {gold.id: gold for gold in documents(release, split, name)}
    samples = [Sample(id=one.id, input=question(release, name, one), target=target(name, one)) for one in golds.values()]

    @scorer(metrics=[_metric(one.name) for one in TASKS[name].metrics], name=name)
    def scored() -> Callable[[TaskState, Target], Any]:
        async def score(state: TaskState, _: Target) -> Score:
            said = state.output.completion
            found = contributions(release, name, golds[str(state.sample_id)], said)
            return Score(value=0.0, answer=said, metadata=dict(found))

        return score

    return Task(dataset=MemoryDataset(samples, name=f"sarv {name}"), solver=generate(), scorer=scored(), name=f"sarv_{name}")


def _metric(name: str) -> Metric:
    @metric(name=name)
    def of_all() -> Metric:
        def value(scores: list[SampleScore]) -> float:
            return figure(name, ((one.score.metadata or {})[name] for one in scores))

        return value

    return of_all()
