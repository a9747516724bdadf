"""The scripts install what the locks pin, and nothing else; a half-made environment is never used."""

import fcntl
import os
import re
import runpy
import signal
import sys
import time
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from sarv.rounds.server import TESTED_VERSION

ROOT = Path(__file__).parent.parent
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The module `_environment` of the scripts, working in a folder of its own."""
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    import _environment

    monkeypatch.setattr(_environment, "HOME", tmp_path / ".environment")
    monkeypatch.setattr(_environment, "ROOT", tmp_path)
    yield _environment
    sys.modules.pop("_environment")


def pins(purpose: str) -> dict[str, str]:
    """The versions that a lock pins; a package may have one for each Python."""
    found: dict[str, str] = {}
    for name, version in PIN.findall((ROOT / "scripts" / f"{purpose}.lock").read_text("utf-8")):
        found[name] = f"{found[name]} {version}" if name in found else version
    return found


def test_every_pin_has_hashes() -> None:
    """Each pinned version is followed by the SHA-256 of its files, so that nothing else can be installed in its place."""
    for purpose in ("run", "benchmark", "all", "test", "readers", "label-studio", "models"):
        text = (ROOT / "scripts" / f"{purpose}.lock").read_text("utf-8")
        starts = [match.start() for match in PIN.finditer(text)]
        assert len(starts) > 10
        assert all("--hash=sha256:" in text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True))


def test_the_locks_hold_what_the_project_needs() -> None:
    """Every dependency is pinned, and the tests run with the very versions that users run."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras: dict[str, list[str]] = project["optional-dependencies"]

    def needed(extra: str) -> set[str]:
        names: set[str] = set()
        for line in extras[extra]:
            others = re.fullmatch(r"sarv\[(.+)\]", line)
            names |= set().union(*map(needed, others[1].split(","))) if others else {re.split(r"[>=<~ \[]", line)[0].lower()}
        return names

    core = {re.split(r"[>=<~ \[]", line)[0].lower() for line in project["dependencies"]}
    wanted = {"run": core} | {name: core | needed(name) for name in ("benchmark", "all", "readers", "test")}

    assert [] == [(name, lacks) for name in wanted if (lacks := wanted[name] - pins(name).keys())]
    assert {"add", "benchmark", "formats", "publish", "rounds"} == set(re.findall(r"[a-z]+", extras["all"][0])) - {"sarv"}
    assert pins("run").items() <= pins("benchmark").items() <= pins("all").items() <= pins("test").items()


def test_the_server_that_is_locked(environment: Any) -> None:
    """The server's lock pins the version that was tested, and all that is needed to build what is published as sources only."""
    assert TESTED_VERSION == pins("label-studio")["label-studio"]
    assert {"setuptools", "wheel"} <= pins("label-studio").keys()
    assert set(environment.SOURCES_ONLY) <= {name for lock in ("label-studio", "models", "test") for name in pins(lock)}
    assert pins("label-studio")["label-studio-sdk"] == pins("all")["label-studio-sdk"]


def test_no_lock_names_a_place() -> None:
    """A lock has no address of a package index, which would be one of somebody's own."""
    for lock in (ROOT / "scripts").glob("*.lock"):
        assert [] == re.findall(r"^-.*|\S+://\S+|@ ?file", lock.read_text("utf-8"), re.MULTILINE)


def test_an_environment_is_made_once(environment: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is complete is used again; after a change of the lock it is made anew; what a killed run left is not used."""
    made = []

    def make(folder: Path, _python: Path, purpose: str) -> None:
        made.append(purpose)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "complete").write_text(environment._mark(folder, purpose))

    monkeypatch.setattr(environment, "_make", make)
    first = environment.environment("run")
    environment.environment("run")
    assert ["run"] == made
    (first.parent.parent / "complete").unlink()
    environment.environment("run")
    assert ["run", "run"] == made
    monkeypatch.setattr(environment, "LOCKS", dict.fromkeys(environment.LOCKS, ROOT / "pyproject.toml"))
    environment.environment("run")
    assert ["run", "run", "run"] == made


def test_what_an_environment_serves(environment: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is there for more serves for less; the server has an environment of its own."""
    made = []

    def make(folder: Path, _python: Path, purpose: str) -> None:
        made.append((purpose, folder.name.rpartition("python")[0]))
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "complete").open("a") as marks:
            marks.write(f"{environment._mark(folder, purpose)}\n")

    monkeypatch.setattr(environment, "_make", make)
    for purpose in ("run", "all", "run", "label-studio", "test", "all", "run", "test", "label-studio"):
        environment.environment(purpose)

    assert [("run", ""), ("all", ""), ("label-studio", "label-studio-"), ("test", "")] == made


def test_what_is_installed(environment: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wheels of the lock, with hashes and nothing else; of the server, some sources too, built with the tools of the lock."""
    asked: list[tuple[str, list[str]]] = []

    def run(command: list[str], **_: Any) -> Any:
        asked.append((Path(command[-1]).name, [part for part in command if part.startswith("--") and part != "--quiet"]))
        return type("Done", (), {"returncode": 0})()

    monkeypatch.setattr(environment, "_venv", lambda folder: folder.mkdir(parents=True))
    monkeypatch.setattr("subprocess.run", run)
    always = ["--disable-pip-version-check", "--no-deps", "--require-hashes", "--only-binary"]

    environment.environment("all")
    assert [("all.lock", [*always, "--requirement"])] == asked

    asked.clear()
    python = environment.environment("label-studio")
    expected = [*always, "--no-build-isolation", "--no-binary", "--requirement"]
    assert [("wheels.lock", [*always, "--requirement"]), ("label-studio.lock", expected)] == asked
    first = {name for name, _ in PIN.findall((python.parent.parent / "wheels.lock").read_text())}
    assert {"setuptools", "wheel"} <= first
    assert set(environment.SOURCES_ONLY) & pins("label-studio").keys() == pins("label-studio").keys() - first


@pytest.mark.parametrize(
    ("arguments", "purpose"),
    [
        ([], "run"),
        (["validate"], "run"),
        (["score", "predictions.jsonl"], "benchmark"),
        (["round", "open", "pilot"], "all"),
        (["agree", "pilot"], "all"),
        (["adjudicate", "pilot", "--policy"], "all"),
        (["convert", "--to", "brat", "one.json"], "run"),
        (["convert", "--to", "uima_xmi", "one.json"], "all"),
        (["round", "--help"], "run"),
        (["explain", "round"], "run"),
    ],
)
def test_the_command_gets_what_it_needs(
    environment: Any, monkeypatch: pytest.MonkeyPatch, arguments: list[str], purpose: str
) -> None:
    """Only a command that needs the extra makes its environment; the others do with less."""
    asked = []
    monkeypatch.setattr(environment, "run", lambda *call, **_: asked.append(call))
    monkeypatch.setattr(sys, "argv", ["sarv", *arguments])

    runpy.run_path(str(ROOT / "scripts" / "sarv"))

    assert [(purpose, ["-m", "sarv", *arguments])] == asked


def test_an_install_that_fails_leaves_no_mark(environment: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """When pip fails, the run ends with a sentence, and the next run starts from nothing."""
    failed = type("Done", (), {"returncode": 1})()
    monkeypatch.setattr(environment, "_venv", lambda folder: folder.mkdir(parents=True))
    monkeypatch.setattr("subprocess.run", lambda *_args, **_kwargs: failed)

    with pytest.raises(SystemExit, match="could not be made"):
        environment.environment("run")

    assert [] == [path.name for path in environment.HOME.rglob("complete*")]


@pytest.mark.parametrize("linked", ["", "python{}.{}"])
def test_a_link_is_not_followed(environment: Any, tmp_path: Path, linked: str) -> None:
    """Where the folder of environments, or one in it, is a link, nothing behind it is touched, and the run says what to do."""
    link = environment.HOME / linked.format(*sys.version_info)
    target = tmp_path / "elsewhere"
    mine = target / "python{}.{}".format(*sys.version_info) / "mine"
    mine.mkdir(parents=True)
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(target, target_is_directory=True)

    with pytest.raises(SystemExit, match=rf"^{re.escape(str(link))} is a link, .*; remove the link, and run this again\.$"):
        environment.environment("run")

    assert mine.is_dir()
    assert ["mine"] == [path.name for path in mine.parent.iterdir()]


def test_interrupted_while_it_is_made(
    environment: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C while an environment is made ends with the usual code and one line, and the next run starts from nothing."""

    def interrupted(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(environment, "_venv", lambda folder: folder.mkdir(parents=True))
    monkeypatch.setattr("subprocess.run", interrupted)

    with pytest.raises(SystemExit) as ended:
        environment.environment("run")

    assert 130 == ended.value.code
    assert "interrupted; run the same command again\n" == capsys.readouterr().err.partition("...\n\n")[2]
    assert [] == [path.name for path in environment.HOME.rglob("complete*")]


def test_an_installation_that_outlives_its_run(environment: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As long as an installation goes on whose run was killed, no other run makes the environment."""

    def venv(folder: Path) -> None:
        python = folder / "bin" / "python"
        python.parent.mkdir(parents=True)
        python.write_text(f"#!/bin/sh\nsleep 60 &\necho $! > '{tmp_path}/left'\n")
        python.chmod(0o755)

    monkeypatch.setattr(environment, "_venv", venv)

    folder = environment.environment("run").parent.parent

    with folder.with_name(f"{folder.name}.lock").open() as lock:
        with pytest.raises(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.kill(int((tmp_path / "left").read_text()), signal.SIGKILL)
        fcntl.flock(lock, fcntl.LOCK_EX)


def test_another_run_is_waited_for(environment: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A run that finds another at work says that it waits, and then uses what that has made."""
    folder = environment.HOME / "python{}.{}".format(*sys.version_info)
    folder.mkdir(parents=True)
    monkeypatch.setattr(environment, "_make", lambda *_: pytest.fail("it was made twice"))
    said = ""
    with ThreadPoolExecutor(1) as pool:
        with folder.with_name(f"{folder.name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            second = pool.submit(environment.environment, "run")
            limit = time.monotonic() + 20
            while not said and time.monotonic() < limit:
                said = capsys.readouterr().err
                time.sleep(0.02)
            (folder / "complete").write_text(environment._mark(folder, "run"))

        assert folder / "bin" / "python" == second.result(20)
    assert f"another run is making the environment .environment/{folder.name}; waiting for it ...\n" == said
