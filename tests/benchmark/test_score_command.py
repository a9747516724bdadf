"""`sarv score` on a real release: figures, intervals, signature, every form of its report; what is wrong is said."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from released import seal
from sarv.benchmark.gold import Release
from sarv.benchmark.metrics import metrics
from sarv.benchmark.tasks import TASKS
from sarv.cli import sarv
from sarv.corpus import CorpusError

Lines = list[dict[str, Any]]
SPLIT = "train"


def run(*arguments: object) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(sarv, ["score", *map(str, arguments)])


@pytest.fixture
def perfect(as_predicted: Callable[[str], Lines], write: Callable[..., Path]) -> Path:
    """Gold as a prediction file."""
    return write(as_predicted(SPLIT), "perfect.jsonl")


@pytest.fixture
def worse(as_predicted: Callable[[str], Lines], write: Callable[..., Path]) -> Path:
    """A prediction file that lacks every other mention and stance, and has other types of events."""
    lines = as_predicted(SPLIT)
    for line in lines:
        line["mentions"], line["stances"] = line["mentions"][::2], line["stances"][::2]
        for event in line["events"]:
            event["type"] = "unspecified"
    return write(lines, "worse.jsonl")


def scored(release: Release, *arguments: object) -> dict[str, Any]:
    """The report as JSON."""
    result = run(*arguments, "--release", release.folder, "--split", SPLIT, "--json")
    assert 0 == result.exit_code, result.output
    report: dict[str, Any] = json.loads(result.stdout)
    return report


def figures(report: dict[str, Any], system: int = 0) -> dict[str, Any]:
    """All figures of a system by metric."""
    return {one["metric"]: one for task in report["systems"][system]["tasks"].values() for one in task["figures"]}


def test_gold_scores_one_in_all(release: Release, perfect: Path) -> None:
    """Gold as predictions has the best figure in every metric, overall, and in every interval."""
    report = scored(release, perfect)
    found = figures(report)

    assert set(metrics()) == set(found)
    assert {0.0 if metrics()[name].lower_is_better else 1.0 for name in found} == {one["value"] for one in found.values()}
    assert all(one["value"] == (0 if metrics()[name].lower_is_better else 1) for name, one in found.items())
    assert 1 == report["systems"][0]["overall"]["value"]
    assert [1, 1] == report["systems"][0]["overall"]["interval"]
    assert [] == [task["worst"] for task in report["systems"][0]["tasks"].values() if task["worst"]]


def test_the_order_of_lines_does_not_matter(release: Release, worse: Path, write: Callable[..., Path]) -> None:
    """The same lines in another order give the same report, byte for byte."""
    lines = [json.loads(line) for line in worse.read_text("utf-8").splitlines()]
    first = scored(release, worse)

    assert first == scored(release, write(lines[::-1], "worse.jsonl"))


def test_quotes_score_like_offsets(release: Release, worse: Path, write: Callable[..., Path]) -> None:
    """Predictions with quotes in place of offsets have the same figures."""
    texts = release.texts(SPLIT)
    lines = [json.loads(line) for line in worse.read_text("utf-8").splitlines()]

    def quoted(value: Any, text: str) -> Any:
        if isinstance(value, dict) and "start" in value:
            words = text[value["start"] : value["end"]]
            return {"quote": words, "nth": sum(text.startswith(words, at) for at in range(value["start"] + 1))}
        if isinstance(value, dict):
            return {key: quoted(inner, text) for key, inner in value.items()}
        return [quoted(inner, text) for inner in value] if isinstance(value, list) else value

    by_quotes = write([quoted(line, texts[line["document"]]) for line in lines], "quotes.jsonl")

    assert figures(scored(release, worse)) == figures(scored(release, by_quotes))


def test_a_task_may_be_submitted_alone(
    release: Release, as_predicted: Callable[[str], Lines], write: Callable[..., Path]
) -> None:
    """A file with one layer is scored on its task alone, and has no overall figure."""
    alone = write([{"document": line["document"], "mentions": line["mentions"]} for line in as_predicted(SPLIT)])
    report = scored(release, alone)

    assert ["actors"] == list(report["systems"][0]["tasks"])
    assert report["systems"][0]["overall"] is None


def test_a_task_that_nobody_attempts_is_a_wrong_call(
    release: Release, as_predicted: Callable[[str], Lines], write: Callable[..., Path]
) -> None:
    """To ask for a task that the file has nothing for exits with 2 and says so."""
    alone = write([{"document": line["document"], "mentions": line["mentions"]} for line in as_predicted(SPLIT)])
    result = run(alone, "--release", release.folder, "--split", SPLIT, "--task", "stance")

    assert 2 == result.exit_code
    assert "predicts nothing for the task stance" in result.stderr


def test_missing_documents_count_as_empty(release: Release, perfect: Path, write: Callable[..., Path]) -> None:
    """A document without a line lowers the figure by what it has in gold, and is named."""
    lines = [json.loads(line) for line in perfect.read_text("utf-8").splitlines()]
    report = scored(release, write(lines[1:]))
    whole, right = (sum(len(line["stances"]) for line in some) for some in (lines, lines[1:]))
    found = figures(report)["stance_f1"]

    assert [lines[0]["document"]] == report["systems"][0]["missing"]
    assert (right, whole, right) == (found["right"], found["gold"], found["predicted"])


def test_findings_stop_the_scoring(release: Release, perfect: Path, write: Callable[..., Path]) -> None:
    """A bad line exits with 1, its place and way out are said, and there is no figure."""
    lines = [json.loads(line) for line in perfect.read_text("utf-8").splitlines()]
    bad = write([*lines[:-1], lines[-1] | {"mentions": [{"spans": [{"start": 0, "end": 99999}]}]}])
    result = run(bad, "--release", release.folder, "--split", SPLIT)

    assert 1 == result.exit_code
    assert f"system.jsonl:{len(lines)}:" in result.stdout
    assert "prediction_span_outside" in result.stdout
    assert "Mentions" not in result.stdout
    assert "--allow-partial" in result.stderr


def test_partial_files_are_scored_on_demand(release: Release, perfect: Path, write: Callable[..., Path]) -> None:
    """With --allow-partial the good lines are scored, the others count as missing, and the exit code is still 1."""
    lines = [json.loads(line) for line in perfect.read_text("utf-8").splitlines()]
    bad = write([*lines[:-1], {"document": lines[-1]["document"], "mention": []}])
    result = run(bad, "--release", release.folder, "--split", SPLIT, "--allow-partial", "--json")
    system = json.loads(result.stdout)["systems"][0]

    assert (1, 1, [lines[-1]["document"]]) == (result.exit_code, system["findings"], system["missing"])


@pytest.mark.parametrize("partial", [[], ["--allow-partial"]])
def test_findings_are_json_too(release: Release, perfect: Path, write: Callable[..., Path], partial: list[str]) -> None:
    """With --json, findings stand in what is printed, whether or not the other lines are scored."""
    lines = [json.loads(line) for line in perfect.read_text("utf-8").splitlines()]
    bad = write([*lines, {"document": "no-such-document"}])
    result = run(bad, "--release", release.folder, "--split", SPLIT, "--json", *partial)
    report = json.loads(result.stdout)

    assert 1 == result.exit_code
    assert [("prediction_document_unknown", len(lines) + 1)] == [(one["code"], one["line"]) for one in report["findings"]]
    assert bool(partial) == bool(report["systems"])


def test_lines_without_any_answer_are_not_scored(release: Release, perfect: Path, write: Callable[..., Path]) -> None:
    """A file whose lines name documents and answer nothing has no figure, and is said to have none."""
    lines = [{"document": json.loads(line)["document"]} for line in perfect.read_text("utf-8").splitlines()]
    result = run(write(lines), "--release", release.folder, "--split", SPLIT)

    assert isinstance(result.exception, CorpusError)
    assert "nothing was scored: no line on this split has any of mentions" in str(result.exception)


def test_of_two_lines_on_a_document_none_is_scored(release: Release, perfect: Path, write: Callable[..., Path]) -> None:
    """Two answers are none: with --allow-partial the document counts as missing, whichever line stands first."""
    lines = [json.loads(line) for line in perfect.read_text("utf-8").splitlines()]
    empty = {"document": lines[3]["document"], "mentions": []}
    found = []
    for twice in (write([*lines, empty], "after.jsonl"), write([empty, *lines], "before.jsonl")):
        report = json.loads(run(twice, "--release", release.folder, "--split", SPLIT, "--allow-partial", "--json").stdout)
        found.append((report["systems"][0]["missing"], figures(report)["mention_f1"]["right"]))

    assert [lines[3]["document"]] == found[0][0]
    assert found[0] == found[1]


def test_files_of_one_name_are_told_apart(release: Release, perfect: Path, worse: Path, tmp_path: Path) -> None:
    """Two files of the same name in different folders are called by their paths."""
    for name, path in (("a", perfect), ("b", worse)):
        (tmp_path / name).mkdir()
        shutil.copy(path, tmp_path / name / "system.jsonl")
    report = scored(release, tmp_path / "a" / "system.jsonl", tmp_path / "b" / "system.jsonl")

    assert [f"{tmp_path}/{name}/system.jsonl" for name in "ab"] == [one["name"] for one in report["systems"]]


def test_what_counts_as_wrong_is_said(release: Release, perfect: Path, write: Callable[..., Path]) -> None:
    """Quotes that the text lacks are told with their lines, unknown actors by name, and only those of lines that are scored."""
    lines = [json.loads(line) for line in perfect.read_text("utf-8").splitlines()]
    lines[1]["mentions"] = [{"spans": [{"quote": "no such words here"}], "actors": ["nobody-known"]}]
    del lines[2]["stances"]
    other = next(iter(release.texts("validation")))
    elsewhere = {"document": other, "mentions": [{"spans": [{"quote": "nor here"}], "actors": ["nobody-else"]}]}
    result = run(write([*lines, elsewhere]), "--release", release.folder, "--split", SPLIT)

    assert 0 == result.exit_code
    assert [
        "Note: 1 line without an answer to the task stance, which counts as an empty one.",
        "Note: 1 line about documents of other splits, or without a text in the release: not scored.",
        "Note: 1 quote not where the text has such words, counted as wrong; first on line 2.",
        "Note: 1 mention of actors that the register lacks, counted as wrong: nobody-known.",
    ] == [line for line in result.stdout.splitlines() if line.startswith("Note: 1 ")]


def test_systems_are_compared(release: Release, perfect: Path, worse: Path) -> None:
    """The first system less the second: the difference of their figures, in every metric that both have, and overall."""
    report = scored(release, perfect, worse)
    first, second = ({**figures(report, i), "overall": report["systems"][i]["overall"]} for i in (0, 1))
    found = {one["metric"]: one for one in report["differences"]}

    assert set(first) == set(found)
    assert all(pytest.approx(first[name]["value"] - second[name]["value"]) == one["value"] for name, one in found.items())


@pytest.mark.parametrize("test", ["bootstrap", "randomisation"])
def test_headlines_are_tested(release: Release, perfect: Path, worse: Path, test: str) -> None:
    """p-values of headlines and of the mean are corrected over all of these; those of other metrics are not corrected."""
    report = scored(release, perfect, worse)
    headlines = {*(task.headline for task in TASKS.values()), "overall"}
    found = {one["metric"]: (one[f"p_{test}"], one[f"p_{test}_corrected"]) for one in report["differences"]}

    assert headlines == {one["metric"] for one in report["differences"] if one["headline"]}
    assert all(0 < value <= corrected <= 1 for name, (value, corrected) in found.items() if name in headlines)
    assert {None} == {corrected for name, (_, corrected) in found.items() if name not in headlines}
    assert pytest.approx(5 / 1001) == found["mention_f1"][1]


def test_few_incidents_have_no_p_values(
    release: Release, as_predicted: Callable[[str], Lines], write: Callable[..., Path]
) -> None:
    """Of fewer than ten incidents there are differences with intervals, and no p-values; the report says so."""
    lines = as_predicted("validation")
    first, second = (
        write(lines, "first.jsonl"),
        write([line | {"mentions": line["mentions"][::2]} for line in lines], "second.jsonl"),
    )
    report = json.loads(run(first, second, "--release", release.folder, "--split", "validation", "--json").stdout)
    mentions = next(one for one in report["differences"] if one["metric"] == "mention_f1")

    assert report["incidents"] < 10
    assert [None] * 4 == [mentions[key] for key in sorted(mentions) if key.startswith("p_")]
    assert mentions["interval"][0] > 0
    assert "of fewer than 10 incidents, intervals say little, and there are no p-values" in report["notes"]


def test_too_few_draws_are_said(release: Release, perfect: Path, worse: Path) -> None:
    """Where no corrected p-value can be as small as .05, the report says so."""
    few, enough = (scored(release, perfect, worse, "--resamples", count)["notes"] for count in (98, 99))

    assert [*enough, "of 5 tests with 98 draws, no corrected p-value can be below 0.051; draw more"] == few


def test_a_signature_names_everything_that_changes_a_figure(release: Release, perfect: Path) -> None:
    """Corpus, content, split, documents, task, seed, schema and versions stand in the signature; another seed is another one."""
    found = scored(release, perfect)["systems"][0]["tasks"]["stance"]["signature"]
    other = scored(release, perfect, "--seed", 1)["systems"][0]["tasks"]["stance"]["signature"]
    parts = dict(part.split(":", 1) for part in found.split("|"))

    assert f"{release.manifest['name']}-{release.manifest['version']}" == parts["corpus"]
    assert release.content_sha256(SPLIT).startswith(parts["content"])
    assert (SPLIT, "stance", "0") == (parts["split"], parts["task"], parts["seed"])
    assert {"match", "interval", "documents", "schema", "scorer", "sarv"} < set(parts)
    assert found.replace("seed:0", "seed:1") == other


def test_the_report_has_all_its_forms(release: Release, perfect: Path, worse: Path, tmp_path: Path) -> None:
    """Terminal, Markdown and page show the same figures; the page loads nothing and holds no text of a document."""
    page, table = tmp_path / "scores.html", tmp_path / "scores.md"
    result = run(worse, perfect, "--release", release.folder, "--split", SPLIT, "--html", page, "--markdown", table)
    expected = f"{figures(scored(release, worse))['stance_f1']['value']:.3f}"
    html = page.read_text("utf-8")

    assert 0 == result.exit_code
    assert expected in result.stdout
    assert expected in table.read_text("utf-8")
    assert expected in html
    assert "http" not in html.replace("http-equiv", "")
    assert "<script" not in html
    assert [] == [line for text in release.texts(SPLIT).values() for line in text.splitlines() if len(line) > 40 and line in html]


def test_groups_add_up_to_the_whole(release: Release, worse: Path) -> None:
    """The counts of the groups of documents, and of the labels, are together those of the headline."""
    report = scored(release, worse)
    for name, task in report["systems"][0]["tasks"].items():
        whole = figures(report)[TASKS[name].headline]
        for by in {one["by"] for one in task["groups"]}:
            mine = [one for one in task["groups"] if one["by"] == by]
            assert whole["gold"] == sum(one["gold"] for one in mine)


def test_details_are_printed_on_demand(release: Release, worse: Path) -> None:
    """With --details the terminal shows groups, labels, lengths, confusions and the worst documents."""
    short, long = (run(worse, "--release", release.folder, "--split", SPLIT, *more).stdout for more in ((), ("--details",)))
    worst = scored(release, worse)["systems"][0]["tasks"]["stance"]["worst"][0]["document"]

    assert worst not in short
    for word in (worst, "collection", "1 word", "voice", "type of event", "unspecified"):
        assert word in long


def test_confusions_are_gold_against_predicted(release: Release, worse: Path) -> None:
    """Events whose type was predicted otherwise are counted by both types, the most frequent first."""
    found = scored(release, worse)["systems"][0]["confusions"]["type of event"]

    assert {"unspecified"} == {one["predicted"] for one in found}
    assert sorted((one["count"] for one in found), reverse=True) == [one["count"] for one in found]


def test_a_folder_that_is_no_release(tmp_path: Path, perfect: Path) -> None:
    """A folder without a manifest is no release, and the message says how to get one."""
    result = run(perfect, "--release", tmp_path)

    assert isinstance(result.exception, CorpusError)
    assert "sarv release" in str(result.exception)


def test_a_release_with_other_labels_is_refused(release: Release, perfect: Path, tmp_path: Path) -> None:
    """A release whose labels are not those of this version is not scored: numbers would not mean the same."""
    other = Path(shutil.copytree(release.folder, tmp_path / "other"))
    layer = other / "layers" / "stance.json"
    layer.write_text(layer.read_text("utf-8").replace('"label": "oppose"', '"label": "against"'), "utf-8")
    seal(other)
    result = run(perfect, "--release", other)

    assert isinstance(result.exception, CorpusError)
    assert "polarity" in str(result.exception)


@pytest.mark.parametrize(
    "name", ["manifest.json", "actors.json", "layers/stance.json", f"documents/{SPLIT}-00000-of-00001.parquet"]
)
@pytest.mark.parametrize("harm", [lambda raw: raw[: len(raw) // 2], lambda raw: raw[:-90] + bytes([raw[-90] ^ 1]) + raw[-89:]])
def test_a_damaged_release_is_refused(
    name: str, harm: Callable[[bytes], bytes], release: Release, perfect: Path, tmp_path: Path
) -> None:
    """Of a release that is cut off, or has one bit wrong, there is no figure; the file is named, and how one sees more."""
    copy = Path(shutil.copytree(release.folder, tmp_path / "copy"))
    (copy / name).write_bytes(harm((copy / name).read_bytes()))
    result = run(perfect, "--release", copy, "--split", SPLIT)

    assert isinstance(result.exception, CorpusError)
    assert name in str(result.exception)


def test_a_release_with_a_table_too_many_or_too_few_is_refused(release: Release, perfect: Path, tmp_path: Path) -> None:
    """Documents that were added or are missing are not scored as if they were the split."""
    copy = Path(shutil.copytree(release.folder, tmp_path / "copy"))
    (table,) = copy.glob(f"documents/{SPLIT}-*.parquet")
    table.rename(table.with_name(f"{SPLIT}-00007.parquet"))
    result = run(perfect, "--release", copy, "--split", SPLIT)

    assert isinstance(result.exception, CorpusError)
    assert f"documents/{SPLIT}-00000-of-00001.parquet, documents/{SPLIT}-00007.parquet; get it again" in str(result.exception)


def test_the_same_file_twice_is_a_wrong_call(release: Release, perfect: Path) -> None:
    """A system is not compared with itself."""
    assert 2 == run(perfect, perfect, "--release", release.folder).exit_code


def test_layers_that_are_not_complete_do_not_count(release: Release, perfect: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a document whose gold is not complete in a layer, what is predicted of that layer is neither right nor wrong."""
    from msgspec.structs import replace

    from sarv.benchmark import part, scoring

    golds = list(release.documents(SPLIT))
    golds[0] = replace(golds[0], complete=("actors",))
    monkeypatch.setattr(part, "golds_of", lambda _: golds)
    found = scoring.score(release, SPLIT, perfect)

    assert [False, *[True] * (len(golds) - 1)] == found.counted["stance"].tolist()
    assert all(found.counted["actors"])
    assert not found.statistics["stance_f1"][0].any()
    assert sum(len(gold.stances) for gold in golds[1:]) == found.statistics["stance_f1"][..., 1].sum()


def test_several_processes_give_the_same(release: Release, worse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Scored by several processes, in small batches, a file has the same report."""
    from sarv.benchmark import gold, scoring

    expected = scored(release, worse)
    monkeypatch.setattr(scoring, "SEVERAL_FROM", 1)
    monkeypatch.setattr(gold, "_ROWS", 2)

    assert expected == scored(release, worse)
