"""Whatever stops a run at any of its file operations, the folder has the old state or the new one, and the next run succeeds."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import standoff
from adding import MILL, written
from crashing import KILLED, UNEXPECTED
from edits import apply, copy_of_the_tale
from fake_server import NAMES
from sarv.checks._example import Edit
from sarv.corpus import Corpus
from sarv.release.build import build

TESTS = Path(__file__).parent
ENOUGH = {"release": 40, "gold": 10, "hydrate": 12, "collect": 25, "init": 40, "add": 40}
"""As many points there are at least, or the enumeration misses them."""


def prepared(operation: str, folder: Path) -> Path:
    """A folder on which the operation has something to do."""
    folder.mkdir()
    if operation == "hydrate":
        standoff.folder_of_notes(folder / "notes")
        standoff.mirror(folder / "mirror", standoff.table(standoff.DATA), standoff.DATA)
        return folder
    if operation == "init":
        return folder
    tale = Corpus(copy_of_the_tale(folder))
    if operation == "add":
        written(folder / "input", mill=MILL)
    elif operation == "release":
        assert build(tale, folder / "dist").folder is not None
        apply(tale.root, [Edit("corpus/corpus.json", set={"/summary": "Told again."})])
    elif operation == "gold":
        for name in NAMES[1:]:
            tale.path(f"annotations/gold/{name}.json").unlink()
        apply(tale.root, [Edit("annotations/gold/tale-0001.json", set={"/mentions": [], "/provenance": []})])
    else:
        shutil.copytree(tale.root, folder / "given")
        for name in NAMES:
            for annotator in ("one", "two"):
                tale.path(f"annotations/rounds/first/{annotator}/{name}.json").unlink()
    return folder


@pytest.fixture(scope="module", params=sorted(ENOUGH))
def found(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What came of an operation that was stopped at each of its points, in each way."""
    if request.param == "release" and sys.version_info[:2] != (3, 11):
        pytest.skip("takes minutes, and depends on no version of Python: once is enough")
    folder = prepared(request.param, tmp_path_factory.mktemp(request.param) / "folder")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(TESTS.parent / "src"), str(TESTS)))}
    command = [sys.executable, str(TESTS / "crashing.py"), request.param, str(folder)]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result | {"operation": request.param}


def test_every_point_is_met(found: dict[str, Any]) -> None:
    """An undisturbed run changes the folder; there are enough points, and only the run after the last is not killed."""
    assert (0, True) == (found["status"], found["before"] != found["after"])
    killed = [run["status"] for run in found["runs"] if run["mode"] == "kill"]

    assert ENOUGH[found["operation"]] < len(killed)
    assert [*[KILLED] * (len(killed) - 1), 0] == killed


def test_an_error_is_told(found: dict[str, Any]) -> None:
    """A full disk and a broken one are faults that are told, or borne; never an end that says nothing was wrong when it was."""
    for run in found["runs"]:
        if run["mode"] != "kill":
            assert run["status"] != UNEXPECTED, (run["mode"], run["point"])
            assert run["status"] or run["left"] == found["after"], (run["mode"], run["point"])


def test_every_file_is_the_old_one_or_the_new_one(found: dict[str, Any]) -> None:
    """Where a run was stopped, each file has the bytes it had before, or those that it gets: none is cut off, none lost."""
    before, after = found["before"], found["after"]
    for run in found["runs"]:
        other = {name for name, sum_ in run["left"].items() if sum_ not in (before.get(name), after.get(name))}
        lost = {name for name in before.keys() & after.keys() if name not in run["left"]}

        assert (set(), set()) == (other, lost), (run["mode"], run["point"])


def test_a_release_is_the_old_one_or_the_new_one(found: dict[str, Any]) -> None:
    """A release changes as a whole."""
    states = [{name: sum_ for name, sum_ in run["left"].items() if name.startswith("dist/")} for run in found["runs"]]
    expected = [{name: sum_ for name, sum_ in found[when].items() if name.startswith("dist/")} for when in ("before", "after")]

    assert all(state in expected for state in states) or found["operation"] != "release"


def test_no_text_comes_before_what_keeps_it_out_of_git(found: dict[str, Any]) -> None:
    """Where texts may not be passed on, git ignores them from the first one on."""
    for run in found["runs"]:
        texts = [name for name in run["left"] if name.startswith("tale/corpus/river/") and name.endswith(".txt")]

        assert not texts or "tale/corpus/river/.gitignore" in run["left"], (run["mode"], run["point"])


def test_the_next_run_succeeds(found: dict[str, Any]) -> None:
    """Run again, whatever stopped it before, the operation ends as if nothing had happened."""
    for run in found["runs"]:
        assert (0, found["after"]) == (run["again"], run["end"]), (run["mode"], run["point"])
