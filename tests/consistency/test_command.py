"""The command `sarv consistency`: what it says, where it says it, and its exit codes."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from answer_keys_folder import ARSON, BURNING, folder
from edits import apply
from sarv.checks._example import Edit
from sarv.cli.consistency import command
from sarv.consistency import REPORTS, answer_keys
from sarv.corpus import Corpus

FERRYMEN = Edit("annotations/gold/tale-0002.json", set={"/mentions/2/actors": ["millers"]})


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder as the cache of the command."""
    monkeypatch.setattr("sarv.sources.default_cache", lambda: tmp_path / "cache")
    return tmp_path / "cache"


@pytest.fixture
def notes_with_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    """A folder whose gold lacks the place of its key; the archive lies in the folder `mirror` beside it."""
    corpus, _, key = folder(tmp_path, BURNING, keys=ARSON.replace("OSS (CITY)", "DENN (TOWN)"))
    monkeypatch.setattr(answer_keys, "KEY", key)
    return corpus


def run(corpus: Corpus, *options: str) -> Result:
    """The command in a folder."""
    return CliRunner().invoke(command, ["--folder", str(corpus.root), *options], catch_exceptions=False)


def mirror_of(corpus: Corpus) -> str:
    """The mirror folder beside the corpus folder."""
    return str(corpus.root.parent / "mirror")


def test_all_reports(tale: Corpus) -> None:
    """Without options all reports are made, and the exit code is 0, whatever there is to read."""
    apply(tale.root, [FERRYMEN])
    result = run(tale)

    assert (0, "") == (result.exit_code, result.stderr)
    assert ["SURFACES", "FACT SHEETS", "ANSWER KEYS"] == [
        line.partition(":")[0] for line in result.stdout.splitlines() if line.isupper() or line.partition(":")[0].isupper()
    ]


def test_surfaces(tale: Corpus) -> None:
    """A surface stands above its readings, each with mentions, actors, types and documents."""
    apply(tale.root, [FERRYMEN])
    result = run(tale, "--report", "surfaces")

    assert [
        "SURFACES: 1 are linked to different actors in one collection",
        "mentions  surface         actors    types         documents",
        "       7  tale: ferrymen            types differ",
        "       6                  ferrymen  armed_group   tale-0001, tale-0003",
        "       1                  millers   civilians     tale-0002",
        "",
    ] == result.stdout.splitlines()


def test_fact_sheets(tale: Corpus) -> None:
    """Incidents stand in a table with sums; of each follow the figures and tolls to be read."""
    result = run(tale, "--report", "fact_sheets")

    assert [
        "FACT SHEETS: 2 figures of 3 incidents",
        "incident       same source  other source  truth  nothing  tolls  not carried",
        "barge-sinking            0             0      0        0      1            1",
        "ral-blockade             1             0      0        0      1            0",
        "warden-burial            0             0      0        1      1            1",
        "all                      1             0      0        1      3            2",
    ] == result.stdout.splitlines()[:6]
    assert [
        "warden-burial: tale-0002",
        "stands with  figure      source         where                           because",
        "nothing      killed 1    bridge-office  tale-0002 e1 at 23              The sheet has the funeral only.",
        "not carried  injured 3–  bridge-office  toll 0              2018-05-03  Nobody repeats the toll of the blockade.",
        "",
    ] == result.stdout.splitlines()[-5:]


def test_answer_keys(notes_with_keys: Corpus) -> None:
    """Slots stand in a table; each miss follows, without words of the keys."""
    result = run(notes_with_keys, "--report", "answer_keys", "--mirror", mirror_of(notes_with_keys))

    assert 0 == result.exit_code
    assert "INCIDENT: LOCATION                  0    1" in result.stdout.splitlines()
    assert "notes-1          1  INCIDENT: LOCATION  nothing" in result.stdout.splitlines()
    assert "DENN" not in result.stdout


def test_words_are_shown_on_demand(notes_with_keys: Corpus) -> None:
    """With --show, a miss has the words of the keys."""
    result = run(notes_with_keys, "--report", "answer_keys", "--mirror", mirror_of(notes_with_keys), "--show")

    assert "notes-1          1  INCIDENT: LOCATION  nothing                    DENN" in result.stdout.splitlines()


def test_json(notes_with_keys: Corpus) -> None:
    """With --json, stdout is one JSON value with the chosen reports and problems, and without words of the keys."""
    result = run(notes_with_keys, "--json", "--mirror", mirror_of(notes_with_keys))
    value = json.loads(result.stdout)

    assert ({*REPORTS, "problems"}, []) == (set(value), value["problems"])
    assert [{"document": "notes-1", "template": 1, "slot": "INCIDENT: LOCATION", "because": "nothing"}] == value["answer_keys"][
        "misses"
    ]
    assert "DENN" not in result.stdout


def test_the_same_bytes(tale: Corpus) -> None:
    """The same gold gives the same bytes."""
    assert run(tale, "--json").stdout_bytes == run(tale, "--json").stdout_bytes


def test_words_never_get_into_json(tale: Corpus) -> None:
    """--show with --json is a wrong call."""
    result = run(tale, "--show", "--json")

    assert (2, "") == (result.exit_code, result.stdout)
    assert "never holds those words" in result.stderr


def test_no_archive(notes_with_keys: Corpus) -> None:
    """Without the archive the other reports are made, and the way out is named; nothing is downloaded."""
    result = run(notes_with_keys)

    assert 0 == result.exit_code
    assert result.stdout.startswith("SURFACES: 0 ")
    assert "not_available" in result.stdout
    assert "way out: Run with --download" in result.stdout


def test_no_archive_though_it_is_asked_for(notes_with_keys: Corpus) -> None:
    """Where answer_keys was asked for by name, a missing archive is a fault of the environment, exit code 2."""
    result = run(notes_with_keys, "--report", "answer_keys", "--json")

    assert 2 == result.exit_code
    assert (None, ["not_available"]) == (
        json.loads(result.stdout)["answer_keys"],
        [problem["code"] for problem in json.loads(result.stdout)["problems"]],
    )


def test_another_archive(notes_with_keys: Corpus) -> None:
    """An archive that is not the pinned one is a fault of the environment, exit code 2."""
    path = Path(mirror_of(notes_with_keys)) / "notes.example" / "box.tar"
    path.write_bytes(b"no archive")
    result = run(notes_with_keys, "--mirror", mirror_of(notes_with_keys))

    assert 2 == result.exit_code
    assert "pinned_file_differs" in result.stdout


def test_own_archive(notes_with_keys: Corpus) -> None:
    """The archive may be a file of one's own, whatever its name."""
    path = Path(mirror_of(notes_with_keys)) / "notes.example" / "box.tar"
    own = path.rename(notes_with_keys.root.parent / "mine")

    assert 0 == run(notes_with_keys, "--report", "answer_keys", "--from", str(own)).exit_code
