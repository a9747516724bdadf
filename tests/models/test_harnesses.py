"""The tasks in other people's harnesses: with the same answers of a scripted model, their figures are those of `sarv score`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from sarv.benchmark import harness
from sarv.benchmark.figures import Figures, table
from sarv.benchmark.gold import Release
from sarv.benchmark.harness import ASKED, documents, release_at
from sarv.benchmark.metrics import metrics
from sarv.benchmark.prompts import answer
from sarv.benchmark.scoring import score
from sarv.benchmark.tasks import TASKS
from sarv.corpus import CorpusError

SPLIT = "test"
FOLDER = Path(harness.__file__).parent / "lm_eval_tasks"
TASKS_FILE = Path(harness.__file__).parent / "inspect_tasks.py"

Says = Callable[[str], str]


@pytest.fixture(scope="module")
def says(release: Release) -> Says:
    """A scripted model that knows half of gold, and says something in prose around it."""
    golds = list(release.documents(SPLIT))

    def reply(question: str) -> str:
        gold = next(one for one in golds if one.text in question)
        if '{"mentions"' in question:
            words = [
                {"quote": gold.text[one.spans[0].start : one.spans[-1].end], "actor": one.actors[0]} for one in gold.mentions[::2]
            ]
            return f"Here: {json.dumps({'mentions': words})}"
        if '{"stances"' in question:
            named = [one for one in gold.stances if one.target.actor][::2]
            return json.dumps(
                {"stances": [{"holder": _who(one.holder), "target": one.target.actor, "polarity": one.polarity} for one in named]}
            )
        tolls = [[_figure(one) for one in event.casualties if one.low is not None] for event in gold.events[::2]]
        return json.dumps({"tolls": [{"figures": figures} for figures in tolls]})

    return reply


def _who(party: Any) -> str:
    return party.actor or "OUTLET"


def _figure(one: Any) -> dict[str, Any]:
    return {"kind": one.kind, "low": one.low, "high": one.high, "source": _who(one.source)}


@pytest.fixture(scope="module")
def expected(release: Release, says: Says, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, float]]:
    """The figures of `sarv score` on the same answers."""
    path = tmp_path_factory.mktemp("answers") / "answers.jsonl"
    lines = []
    for gold in release.documents(SPLIT):
        line: dict[str, Any] = {"document": gold.id}
        for task in ASKED:
            found = answer(task, says(harness.question(str(release.folder), task, gold)), gold.outlet)
            line[found.key] = found.elements
        lines.append(json.dumps(line))
    path.write_text("\n".join(lines), "utf-8")
    figures = table(Figures(score(release, SPLIT, path, ASKED), 10, 0))
    return {task: {one.name: float("nan") if one.value is None else one.value for one in ones} for task, ones in figures.items()}


@pytest.mark.parametrize("task", ASKED)
def test_inspect_gives_our_figures(
    task: str, release: Release, says: Says, expected: dict[str, dict[str, float]], tmp_path: Path
) -> None:
    """Inspect, given the file of the tasks as the README says, has the figures of `sarv score` over all samples."""
    from inspect_ai import eval as evaluate
    from inspect_ai.model import ModelOutput, ModelUsage, get_model

    def reply(messages: Any, *_: Any) -> ModelOutput:
        output = ModelOutput.from_content("mockllm/model", says(messages[-1].text))
        output.usage = ModelUsage()  # else it is counted, by something that is downloaded
        return output

    model = get_model("mockllm/model", custom_outputs=reply)
    arguments = {"release": str(release.folder), "split": SPLIT}
    (log,) = evaluate(f"{TASKS_FILE}@{task}", model=model, task_args=arguments, display="none", log_dir=str(tmp_path))
    found = {name: one.value for scorer in log.results.scores for name, one in scorer.metrics.items()}

    assert "success" == log.status
    assert pytest.approx(expected[task], nan_ok=True) == found


def test_lm_eval_gives_our_figures(
    release: Release, says: Says, expected: dict[str, dict[str, float]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The metrics of lm-evaluation-harness are those of `sarv score`."""
    from lm_eval import simple_evaluate
    from lm_eval.api.model import LM
    from lm_eval.tasks import TaskManager

    class Scripted(LM):
        def generate_until(self, requests: Any) -> list[str]:
            return [says(one.args[0]) for one in requests]

        def loglikelihood(self, requests: Any) -> Any:
            raise NotImplementedError(requests)

        def loglikelihood_rolling(self, requests: Any) -> Any:
            raise NotImplementedError(requests)

    monkeypatch.setenv("SARV_RELEASE", str(release.folder))
    tasks = [f"sarv_{task}" for task in ASKED]
    manager = TaskManager(include_path=str(FOLDER), include_defaults=False)
    found = simple_evaluate(model=Scripted(), tasks=tasks, task_manager=manager, bootstrap_iters=0)["results"]

    for task in ASKED:
        shown = {name: found[f"sarv_{task}"][f"{name},none"] for name in expected[task]}
        assert pytest.approx(expected[task], nan_ok=True) == shown


def test_the_tasks_of_lm_eval_have_every_metric() -> None:
    """Each task's file names all metrics of the task, and which way is better."""
    for task in ASKED:
        text = (FOLDER / f"sarv_{task}.yaml").read_text("utf-8").replace("!function ", "")
        listed = yaml.safe_load(text)["metric_list"]

        assert [one.name for one in TASKS[task].metrics] == [one["metric"] for one in listed]
        assert [one.lower_is_better for one in TASKS[task].metrics] == [not one["higher_is_better"] for one in listed]
        assert set(metrics()) >= {one["metric"] for one in listed}


def test_documents_whose_layer_is_not_complete_are_not_asked_about(release: Release) -> None:
    """A harness asks about the documents that `sarv score` counts."""
    for task in ASKED:
        counted = {one.id for one in release.documents(SPLIT) if TASKS[task].layer in one.complete}
        assert counted == {one.id for one in documents(str(release.folder), SPLIT, task)}


def test_what_is_neither_a_folder_nor_a_dataset(tmp_path: Path) -> None:
    """A folder that is not there is said to be neither, and nothing is fetched."""
    with pytest.raises(CorpusError, match="neither a folder nor"):
        release_at(str(tmp_path / "nowhere"))
