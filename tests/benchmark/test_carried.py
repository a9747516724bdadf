"""`sarv score --carried`: predictions on the user's copies are scored against carried gold, and counted nowhere else."""

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result
from msgspec.structs import replace

from sarv.anchoring.carrying import Carried
from sarv.anchoring.fingerprint import fragments
from sarv.benchmark import scoring
from sarv.benchmark.gold import Release, open_release
from sarv.canonical import canonical
from sarv.cli import sarv
from sarv.corpus import Corpus, CorpusError
from sarv.overlay import carried_gold, read_overlay
from sarv.records import Annotation, CarriedGold
from sarv.release.manifest import write_manifest

ROOT = Path(__file__).parent.parent.parent
SPLIT = "test"
AHEAD = "A line before the article.\n"

Lines = list[dict[str, Any]]


@pytest.fixture(scope="module")
def names(release: Release) -> list[str]:
    """Two documents of the split that will be in the overlay."""
    return sorted(release.texts(SPLIT))[:2]


@pytest.fixture(scope="module")
def overlay(release: Release, names: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An overlay of two documents, each with a line ahead, in which a mention of the first could not be carried over."""
    folder = tmp_path_factory.mktemp("carried")
    for name in names:
        gold: Annotation = Corpus(ROOT).load(f"annotations/gold/{name}.json", Annotation)
        copy = AHEAD + release.texts(SPLIT)[name]
        places = {(start, end): (start + len(AHEAD), end + len(AHEAD)) for start, end in fragments(gold)}
        if name == names[0]:
            del places[gold.mentions[0].spans[0].start, gold.mentions[0].spans[0].end]
        (folder / f"{name}.txt").write_bytes(copy.encode())
        carried = carried_gold(gold, copy, Carried("carried", places, 1.0), len(fragments(gold)))
        (folder / f"{name}.json").write_bytes(canonical(carried))
    return folder


def moved(value: Any) -> Any:
    """A prediction with all offsets moved by the line ahead."""
    if isinstance(value, dict):
        if "start" in value:
            value = value | {"start": value["start"] + len(AHEAD), "end": value["end"] + len(AHEAD)}
        return {key: inner if key in ("start", "end") else moved(inner) for key, inner in value.items() if key != "text"}
    return [moved(one) for one in value] if isinstance(value, list) else value


@pytest.fixture
def lines(as_predicted: Callable[[str], Lines], names: list[str]) -> Lines:
    """Gold as predictions, on the copies of the two documents and on the texts of the others."""
    return [moved(line) if line["document"] in names else line for line in as_predicted(SPLIT)]


def run(path: Path, release: Release, *arguments: object) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(sarv, ["score", str(path), "--release", str(release.folder), *map(str, arguments)])


def scored(path: Path, release: Release, *arguments: object) -> dict[str, Any]:
    """The report as JSON."""
    result = run(path, release, "--json", *arguments)
    assert 0 == result.exit_code, result.output
    report: dict[str, Any] = json.loads(result.stdout)
    return report


def test_both_parts_are_right(lines: Lines, write: Callable[..., Path], release: Release, overlay: Path) -> None:
    """Gold on texts and on copies is right in both parts, but for what was left out of the carried one."""
    report = scored(write(lines), release, "--carried", overlay)
    apart = report["carried"]
    [system], [other] = report["systems"], apart["systems"]

    assert (len(release.texts(SPLIT)) - 2, 2) == (report["documents"], apart["documents"])
    assert 1 == system["overall"]["value"]
    assert (0, 0, []) == (system["not_scored"], other["not_scored"], other["missing"])
    assert 0 < apart["left_out"] < apart["elements"]
    recall = next(one for one in other["tasks"]["actors"]["figures"] if one["metric"] == "mention_f1")
    assert recall["gold"] == recall["right"] < recall["predicted"]
    assert "+carried|" in other["overall"]["signature"]
    assert "+carried" not in system["overall"]["signature"]


def test_several_processes_tell_them_apart(
    lines: Lines, write: Callable[..., Path], release: Release, overlay: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read and scored by several processes, predictions on texts and on copies have the same report."""
    expected = scored(write(lines), release, "--carried", overlay)
    monkeypatch.setattr(scoring, "SEVERAL_FROM", 1)

    assert expected == scored(write(lines), release, "--carried", overlay)


def test_no_figure_mixes_them(
    lines: Lines, write: Callable[..., Path], release: Release, overlay: Path, names: list[str]
) -> None:
    """Figures of the exact documents are the same whatever is predicted on the others."""
    with_them = scored(write(lines), release, "--carried", overlay)
    others = [line if line["document"] not in names else {"document": line["document"], "mentions": []} for line in lines]
    without = scored(write(others), release, "--carried", overlay)

    assert with_them["systems"] == without["systems"]
    assert with_them["carried"] != without["carried"]


def test_documents_without_their_text_in_the_release(
    lines: Lines, write: Callable[..., Path], release: Release, overlay: Path, names: list[str], tmp_path: Path
) -> None:
    """Carried documents are scored alike where the release has no text of them, as it is with stand-off documents."""
    folder = copytree(release.folder, tmp_path / "standoff")
    for path in folder.glob(f"*/{SPLIT}-*.parquet"):
        table = pq.read_table(path)
        if "text" in table.column_names:
            rows = [row | {"text": None if row["id"] in names else row["text"]} for row in table.to_pylist()]
            pq.write_table(pa.Table.from_pylist(rows, schema=table.schema), path)
    write_manifest(folder, {key: value for key, value in release.manifest.items() if key != "files"})
    standoff = open_release(folder)

    assert release.without_text(SPLIT) + 2 == standoff.without_text(SPLIT)
    with_texts = scored(write(lines), release, "--carried", overlay)
    assert with_texts == scored(write(lines), standoff, "--carried", overlay)


def test_without_the_option_there_is_no_such_part(lines: Lines, write: Callable[..., Path], release: Release) -> None:
    """By default no overlay is read, and predictions on copies are wrong."""
    report = scored(write(lines), release)

    assert "carried" not in report
    assert len(release.texts(SPLIT)) == report["documents"]
    assert 1 > report["systems"][0]["overall"]["value"]


def test_the_printed_report_has_a_section(
    lines: Lines, write: Callable[..., Path], release: Release, overlay: Path, tmp_path: Path
) -> None:
    """In every form the carried documents have a section of their own, with how much of gold is missing."""
    forms = [tmp_path / "scores.md", tmp_path / "scores.html"]
    result = run(write(lines), release, "--carried", overlay, "--markdown", forms[0], "--html", forms[1])
    exact, _, apart = result.stdout.partition("CARRIED DOCUMENTS")

    assert 0 == result.exit_code
    assert f"{release.name}+carried, {SPLIT}: documents 2" in apart
    assert "elements of gold (" in apart
    assert "+carried" not in exact
    for form in forms:
        exact, heading, apart = form.read_text("utf-8").partition(f"Scores on {release.name}+carried")
        assert "Scores on" in exact
        assert "elements of gold (" not in exact
        assert heading
        assert "elements of gold (" in apart


def test_carried_documents_alone(
    lines: Lines, write: Callable[..., Path], release: Release, overlay: Path, names: list[str]
) -> None:
    """Predictions on carried documents alone are scored, also where one task is asked for."""
    path = write([line for line in lines if line["document"] in names])

    assert {"actors", "stance", "violence", "tolls"} == tasks(scored(path, release, "--carried", overlay))
    assert {"actors"} == tasks(scored(path, release, "--carried", overlay, "--task", "actors"))


def test_each_part_has_its_own_tasks(
    lines: Lines, write: Callable[..., Path], release: Release, overlay: Path, names: list[str]
) -> None:
    """What other lines attempt decides nothing about the carried ones; what neither attempts is a wrong call."""
    of = [line for line in lines if line["document"] in names]
    other = next(line for line in lines if line["document"] not in names)
    path = write([*of, {name: other[name] for name in ("document", "mentions")}])
    lacking = write([{name: line[name] for name in ("document", "mentions")} for line in of], "lacking.jsonl")
    refused = run(lacking, release, "--carried", overlay, "--task", "violence")

    assert {"actors", "stance", "violence", "tolls"} == tasks(scored(path, release, "--carried", overlay))
    assert {"stance"} == tasks(scored(path, release, "--carried", overlay, "--task", "stance"))
    assert (2, True) == (refused.exit_code, "predicts nothing for the task violence" in refused.output)


def tasks(report: dict[str, Any]) -> set[str]:
    """The tasks of the carried part."""
    [system] = report["carried"]["systems"]
    return set(system["tasks"])


def test_a_folder_without_carried_gold(lines: Lines, write: Callable[..., Path], release: Release, tmp_path: Path) -> None:
    """A folder with no carried gold in it is named, and not taken for an overlay of no documents."""
    (folder := tmp_path / "corpus").mkdir()
    result = run(write(lines), release, "--carried", folder)

    assert isinstance(result.exception, CorpusError)
    assert f"{folder}: holds no carried gold" in str(result.exception)


def test_a_span_outside_the_copy_is_a_finding(
    lines: Lines, write: Callable[..., Path], release: Release, overlay: Path, names: list[str]
) -> None:
    """A line about a carried document is checked against the copy, and its finding is told once."""
    line = next(line for line in lines if line["document"] == names[1])
    line["mentions"][0]["spans"] = [{"start": 0, "end": 10**6}]
    result = run(write(lines), release, "--carried", overlay)

    assert 1 == result.exit_code
    assert 1 == result.stdout.count("prediction_span_outside")


def relabelled(carried: CarriedGold) -> CarriedGold:
    """Carried gold whose last mention has another form."""
    *others, last = carried.mentions
    return replace(carried, mentions=(*others, replace(last, form="named" if last.form != "named" else "pronoun")))


@pytest.mark.parametrize(
    "changed",
    [
        lambda carried: replace(carried, mentions=(replace(carried.mentions[0], id="m999"), *carried.mentions[1:])),
        lambda carried: replace(carried, mentions=carried.mentions[:1]),
        lambda carried: replace(carried, left_out=()),
        lambda carried: replace(carried, complete=("mentions",)),
        relabelled,
    ],
    ids=["other_element", "cut_off", "left_out_forgotten", "other_layers", "other_label"],
)
def test_carried_gold_of_another_release(
    changed: Callable[[CarriedGold], CarriedGold],
    lines: Lines,
    write: Callable[..., Path],
    release: Release,
    overlay: Path,
    names: list[str],
    tmp_path: Path,
) -> None:
    """An overlay whose elements, with those it leaves out, are not those of the release but for their places is refused."""
    for carried, copy in read_overlay(overlay):
        (tmp_path / f"{carried.document}.txt").write_bytes(copy.encode())
        (tmp_path / f"{carried.document}.json").write_bytes(
            canonical(changed(carried) if carried.document == names[0] else carried)
        )
    result = run(write(lines), release, "--carried", tmp_path)

    assert isinstance(result.exception, CorpusError)
    assert f"{names[0]}: the carried gold is not that of" in str(result.exception)
