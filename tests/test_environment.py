"""The scripts install what the locks pin, and nothing else; a half-made environment is never used."""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The module `_environment` of the scripts, working in a folder of its own."""
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    import _environment  # type: ignore[import-not-found]  # beside the scripts, found at run time

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
    for purpose in ("run", "test"):
        text = (ROOT / "scripts" / f"{purpose}.lock").read_text("utf-8")
        starts = [match.start() for match in PIN.finditer(text)]
        assert len(starts) > 10
        assert all("--hash=sha256:" in text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True))


def test_the_locks_hold_what_the_project_needs() -> None:
    """Every dependency is pinned, and the tests run with the very versions that users run."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {re.split(r"[>=<~ ]", line)[0].lower() for line in project["dependencies"]}

    assert set() == needed - pins("run").keys()
    assert pins("run").items() <= pins("test").items()


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
    locks = dict.fromkeys(("run", "test"), ROOT / "pyproject.toml")
    monkeypatch.setattr(environment, "LOCKS", locks)
    environment.environment("run")
    assert ["run", "run", "run"] == made


def test_an_install_that_fails_leaves_no_mark(environment: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """When pip fails, the run ends with a sentence, and the next run starts from nothing."""
    failed = type("Done", (), {"returncode": 1})()
    monkeypatch.setattr(environment, "_venv", lambda folder: folder.mkdir(parents=True))
    monkeypatch.setattr("subprocess.run", lambda *_args, **_kwargs: failed)

    with pytest.raises(SystemExit, match="could not be made"):
        environment.environment("run")

    assert [] == [path.name for path in environment.HOME.rglob("complete*")]
