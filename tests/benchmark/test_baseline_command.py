"""`sarv baseline`: every baseline runs on a real release, sees no gold of what it predicts, and says what it needs."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from msgspec.structs import replace

from sarv.benchmark.baselines import Seen, baseline, language_model, names
from sarv.benchmark.gold import Release
from sarv.benchmark.prompts import answer, candidates, prompt
from sarv.cli import sarv
from sarv.corpus import CorpusError

ALONE = ("majority", "gazetteer", "linear")
"""The baselines that need nothing but the release."""


def run(*arguments: object) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(sarv, list(map(str, arguments)))


@pytest.fixture(scope="module")
def predictions(release: Release, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """A function that runs a baseline once and gives its predictions."""
    folder = tmp_path_factory.mktemp("baselines")

    def of(name: str) -> Path:
        path = folder / f"{name}.jsonl"
        if not path.exists():
            result = run("baseline", name, "--release", release.folder, "--output", path)
            assert 0 == result.exit_code, result.output
        return path

    return of


@pytest.mark.parametrize("name", ALONE)
def test_a_baseline_s_predictions_can_be_scored(name: str, release: Release, predictions: Callable[[str], Path]) -> None:
    """What a baseline writes has no finding, covers every document of the split, and finds some mention."""
    result = run("score", predictions(name), "--release", release.folder, "--json")
    system = json.loads(result.stdout)["systems"][0]

    assert (0, [], 0) == (result.exit_code, system["missing"], system["quotes_not_found"]["count"])
    assert 0 < system["tasks"]["actors"]["figures"][0]["value"] < 1


@pytest.mark.parametrize("name", ALONE)
def test_the_same_release_gives_the_same_predictions(name: str, release: Release, predictions: Callable[[str], Path]) -> None:
    """A second run gives the same bytes."""
    result = run("baseline", name, "--release", release.folder, "--output", "-")

    assert predictions(name).read_bytes() == result.stdout_bytes


@pytest.mark.parametrize("name", ALONE)
def test_a_baseline_sees_no_gold(name: str, release: Release) -> None:
    """A prediction depends on the training documents and the text alone: gold of the document itself changes nothing."""
    gold = list(release.documents("train"))[:2]
    other = next(release.documents("test"))
    without = replace(other, mentions=(), stances=(), events=())
    predict = baseline(name).train(gold, release.actors, None)

    assert predict(seen(other)) == predict(seen(without))


def seen(gold: Any) -> Seen:
    """What a system sees of a document."""
    return Seen(gold.id, gold.text, gold.language, gold.outlet)


def test_documents_without_text_are_told(release: Release) -> None:
    """There is a prediction for each document that has its text in the release; the number of the others is told."""
    result = run("baseline", "majority", "--release", release.folder, "--output", "-")
    without = release.without_text("test")

    assert without > 0
    assert release.with_text("test") == len(result.stdout.splitlines())
    assert f"Note: {without} documents of the split have no text in this release" in result.stderr


def test_training_on_the_answers_is_a_wrong_call(release: Release) -> None:
    """A split is not predicted by what was learnt from it."""
    result = run("baseline", "majority", "--release", release.folder, "--output", "-", "--train-on", "test")

    assert 2 == result.exit_code
    assert "measures nothing" in result.stderr


def test_an_unknown_baseline_is_a_wrong_call(release: Release) -> None:
    """A name that no baseline has is answered with those there are."""
    result = run("baseline", "oracle", "--release", release.folder, "--output", "-")

    assert 2 == result.exit_code
    assert ", ".join(names()) in result.stderr


class Model(ThreadingHTTPServer):
    """A scripted model: says what it is told to, and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.says: Callable[[str], str] = lambda _: "{}"
        self.statuses: list[int] = []


class _Handler(BaseHTTPRequestHandler):
    server: Model

    def do_POST(self) -> None:  # the name that http.server calls
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append({"path": self.path, **body})
        self.server.keys.append(self.headers["Authorization"])
        status = self.server.statuses.pop(0) if self.server.statuses else 200
        said = {"choices": [{"message": {"content": self.server.says(body["messages"][0]["content"])}}]}
        raw = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Iterator[Model]:
    """A scripted model on a loopback port, named by the environment."""
    server = Model()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    monkeypatch.setenv("OPENAI_BASE_URL", f"http://127.0.0.1:{server.server_port}/v1/")
    monkeypatch.setenv("OPENAI_MODEL", "scripted")
    monkeypatch.setenv("OPENAI_API_KEY", "secret-key")
    monkeypatch.setattr(language_model, "AGAIN", language_model.AGAIN.new(backoff_factor=0))
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_language_model_is_asked_each_task_of_each_document(release: Release, model: Model, tmp_path: Path) -> None:
    """Every document gives one question a task; the answers, as quotes, are scored like any other."""
    path = tmp_path / "model.jsonl"
    golds = {gold.text: gold for gold in release.documents("test")}

    def says(question: str) -> str:
        gold = next(gold for text, gold in golds.items() if text in question)
        if '{"mentions"' not in question:
            return "I found nothing."
        words = [{"quote": gold.text[one.spans[0].start : one.spans[-1].end], "actor": one.actors[0]} for one in gold.mentions]
        return f"Here it is:\n{json.dumps({'mentions': words})}\nThat is all."

    model.says = says
    result = run("baseline", "language_model", "--release", release.folder, "--output", path)
    assert 0 == result.exit_code, result.output
    score = run("score", path, "--release", release.folder, "--task", "actors", "--json")
    figures = {one["metric"]: one["value"] for one in json.loads(score.stdout)["systems"][0]["tasks"]["actors"]["figures"]}

    # One for actors, and two for each of the others, whose answers have no JSON and are asked for again.
    assert 7 * len(golds) == len(model.asked)
    unread = (
        f"Note: {3 * len(golds)} of {4 * len(golds)} answers had no JSON of the shape that was asked for, and count as empty."
    )
    assert unread in result.stderr.splitlines()
    assert {("/v1/chat/completions", "scripted", 0)} == {(one["path"], one["model"], one["temperature"]) for one in model.asked}
    assert {"Bearer secret-key"} == set(model.keys)
    assert figures["mention_span_f1"] > 0.8


def test_an_endpoint_that_is_busy_is_asked_again(release: Release, model: Model) -> None:
    """Too many requests, or a fault of the server, is waited for."""
    model.statuses = [429, 503]
    predict = baseline("language_model").train([], release.actors, None)
    predict(Seen("doc-1", "Nothing happened.", "en", "gazette"))

    assert "Nothing happened." in model.asked[0]["messages"][0]["content"]
    assert model.asked[0] == model.asked[1] == model.asked[2]


def test_a_fault_of_the_endpoint_shows_no_key(release: Release, model: Model) -> None:
    """An endpoint that refuses is named with its status; the key is not."""
    model.statuses = [401]
    predict = baseline("language_model").train([], release.actors, None)
    with pytest.raises(CorpusError, match="status 401") as error:
        predict(Seen("doc-1", "A text that nobody may see.", "en", "gazette"))

    assert "secret-key" not in str(error.value)
    assert "nobody may see" not in str(error.value)


def test_an_endpoint_that_stays_faulty_is_named_with_its_status(release: Release, model: Model) -> None:
    """An endpoint whose server fails again and again does answer, and its status is said."""
    model.statuses = [500] * 5
    predict = baseline("language_model").train([], release.actors, None)
    with pytest.raises(CorpusError, match="answers with status 500"):
        predict(Seen("doc-1", "Nothing happened.", "en", "gazette"))


def test_an_endpoint_is_an_address(release: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is no http address is said at once, with its value, and not asked."""
    monkeypatch.setenv("OPENAI_BASE_URL", "localhost:8000/v1")
    monkeypatch.setenv("OPENAI_MODEL", "scripted")
    with pytest.raises(CorpusError, match="OPENAI_BASE_URL is 'localhost:8000/v1'"):
        baseline("language_model").train([], release.actors, None)


def test_an_endpoint_must_be_named(release: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the variables the baseline says which it needs."""
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    with pytest.raises(CorpusError, match="OPENAI_BASE_URL"):
        baseline("language_model").train([], release.actors, None)


def test_answers_are_read_with_patience() -> None:
    """The first JSON object counts, whatever stands around it; elements that lack what they need are left out and counted."""
    one = {"holder": "OUTLET", "target": "army", "polarity": "oppose", "cue": "shame"}
    said = f"Sure {{not json}}. {json.dumps({'stances': [one, {'holder': 3}, 7]})}"
    found = answer("stance", said, "gazette")

    assert 2 == found.dropped
    assert [
        {
            "holder": {"outlet": "gazette"},
            "target": {"actor": "army"},
            "polarity": "oppose",
            "cues": [{"spans": [{"quote": "shame"}]}],
        }
    ] == found.elements
    assert -1 == answer("stance", "No.", "gazette").dropped


def test_a_prompt_has_what_an_answer_needs(release: Release) -> None:
    """A question holds the text, the labels with their definitions, and the entries whose names stand in the text, no others."""
    gold = next(release.documents("test"))
    known = {actor.id for actor in candidates(gold.text, release.actors)}
    question = prompt("violence", gold.text, release.actors)

    assert gold.text in question
    assert "siege_blockade: " in question
    assert 0 < len(known) < len(release.actors) / 4
    assert all(f"- {name}: " in question for name in known)
