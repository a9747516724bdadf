"""The corpus of this repository as a release, and gold of it as predictions."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from sarv.benchmark.gold import Release, open_release
from sarv.corpus import Corpus
from sarv.release.build import build

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The release of this repository's corpus."""
    folder = build(Corpus(ROOT), tmp_path_factory.mktemp("dist")).folder
    assert folder is not None
    return open_release(folder)


@pytest.fixture(scope="session")
def as_predicted(release: Release) -> Callable[[str], list[dict[str, Any]]]:
    """A function that gives the gold of a split as lines of a prediction file."""

    def lines(split: str) -> list[dict[str, Any]]:
        found = []
        for gold in release.documents(split):
            layers = {name: getattr(gold, name) for name in ("mentions", "stances", "events")}
            found.append({"document": gold.id} | without_none(msgspec.to_builtins(layers)))
        return found

    return lines


def without_none(value: Any) -> Any:
    """A value without the keys that stand for nothing."""
    if isinstance(value, dict):
        return {key: without_none(inner) for key, inner in value.items() if inner is not None}
    return [without_none(inner) for inner in value] if isinstance(value, list | tuple) else value


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """A function that writes lines into a prediction file."""

    def written(lines: list[dict[str, Any]], name: str = "system.jsonl") -> Path:
        path = tmp_path / name
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
        return path

    return written
