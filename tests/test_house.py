"""The house keeps its rules: imports go down, files are small, everything public explains itself, nothing foreign is in it."""

import ast
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import sarv
from third_party import WORDS_OF_A_RUN, runs, texts_of

ROOT = Path(__file__).parent.parent
SRC = Path(sarv.__file__).parent
MODULES = sorted(SRC.rglob("*.py"))
LONGEST = 300

# From the ground up; a module may import its own room and rooms below.
FLOORS = (
    ("__init__",),
    ("records",),
    ("extents", "schema", "reading"),
    ("canonical", "layers", "findings", "progress", "quoting", "garbage", "questions", "resampling"),
    ("corpus", "places", "segmentation", "derivation", "overlap"),
    ("digests", "anchoring", "label_lists", "page", "private", "tagging"),
    ("checks", "sources", "formats"),
    ("validation", "lookup", "hydration", "fingerprinting", "consistency"),
    ("conversion", "overlay", "intake"),
    ("foreign",),
    ("release", "rounds", "benchmark", "site"),
    ("cli",),
    ("__main__",),
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}


def room(path: Path) -> str:
    """The room of a module: its folder or file right below the package."""
    return path.relative_to(SRC).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """The rooms of the package that a module imports from, at any place in it."""
    package = ["sarv", *path.relative_to(SRC).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            base = [*base, *(node.module.split(".") if node.module else [])]
            names = [".".join([*base, alias.name]) for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "sarv" and len(parts) > 1:
                yield parts[1] if parts[1] in FLOOR else "__init__"


def tracked() -> list[Path]:
    """The files that git tracks, or would."""
    command = ["git", "-C", str(ROOT), "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    return [ROOT / name for name in sorted(set(listed.split("\0"))) if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SRC).as_posix())
def test_imports_go_down(path: Path) -> None:
    """A module imports from its own room and from rooms below, never from beside or above."""
    own = room(path)

    assert [] == [other for other in imports(path) if other != own and FLOOR[other] >= FLOOR[own]]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SRC).as_posix())
def test_a_file_holds_one_idea(path: Path) -> None:
    """A module has at most 300 lines."""
    assert LONGEST >= len(path.read_text("utf-8").splitlines())


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SRC).as_posix())
def test_only_commands_print(path: Path) -> None:
    """Nothing but the command line writes to stdout or stderr."""
    calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    printing = [call for call in calls if isinstance(call, ast.Name) and call.id == "print"]

    assert room(path) == "cli" or not printing


def test_every_test_states_a_behaviour() -> None:
    """Every test and fixture has a docstring of a sentence."""
    silent = []
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                docstring = ast.get_docstring(node) or ""
                if not docstring.endswith("."):
                    silent.append(f"{path.name}:{node.name}")

    assert [] == silent


def test_every_test_asserts() -> None:
    """Every test has an assertion, or expects an error, or calls a check that raises."""
    idle = []
    for path in sorted(Path(__file__).parent.rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                source = ast.unparse(node)
                if not re.search(r"\bassert\b|pytest\.raises|check_schema|\bassert_", source):
                    idle.append(f"{path.name}:{node.name}")

    assert [] == idle


def test_the_readme_names_what_there_is() -> None:
    """The README's tables name every command and every config, and no other."""
    from sarv.release.tables import configs

    readme = (ROOT / "README.md").read_text("utf-8")
    commands = {path.stem for path in (SRC / "cli").glob("[a-z]*.py")}

    assert commands == set(re.findall(r"^\| `sarv ([a-z]+)", readme, re.MULTILINE))
    assert set(configs()) == set(re.findall(r"^\| `([a-z_]+)`(?: \(default\))? \| an? ", readme, re.MULTILINE))


def test_paths_and_hosts_stay_outside() -> None:
    """No tracked file names a path of somebody's machine or a host of a package registry."""
    # Put together from parts, so that this file does not name them.
    hosts = ("pypi" + r"\.org", "python" + "hosted", "registry" + r"\.npmjs")
    forbidden = re.compile("|".join((r"(?<![\w.])/(?:work|root|home/\w+|Users/\w+)/", *hosts)))
    found = []
    for path in tracked():
        text = path.read_bytes().decode("utf-8", "replace")
        found += [f"{path.relative_to(ROOT)}: {match.group()}" for match in forbidden.finditer(text)]

    assert [] == found


def test_no_text_of_a_stand_off_collection_is_tracked() -> None:
    """git tracks no text file in a stand-off collection."""
    import json

    stand_off = {
        path.parent
        for path in (ROOT / "corpus").glob("*/collection.json")
        if json.loads(path.read_bytes())["texts"] == "stand_off"
    }

    assert {"newarab", "muc4", "re3d", "wikinews"} == {folder.name for folder in stand_off}
    assert [] == [path.name for path in tracked() if path.parent in stand_off and path.suffix == ".txt"]


def test_no_third_party_sentence_is_tracked() -> None:
    """No tracked file shares eight words in a row with a source text, where the source texts are at hand."""
    sources = Path(os.environ.get("SARV_SOURCES", ROOT.parent / "shared" / "sources"))
    if not sources.is_dir():
        pytest.skip("the source texts are not beside the repository")
    known = {hash(run) for text in texts_of(sources) for run in runs(text)}
    assert len(known) > 10_000
    found = []
    for path in tracked():
        raw = path.read_bytes()
        if b"\0" not in raw[:4096]:
            text = raw.decode("utf-8", "replace").replace("\\n", " ")
            shared = sum(hash(run) in known for run in runs(text))
            if shared:
                found.append(f"{path.relative_to(ROOT)}: {shared} runs of {WORDS_OF_A_RUN} words")

    assert [] == found
