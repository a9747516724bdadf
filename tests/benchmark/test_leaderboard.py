"""The README's scores of the baselines are those that were measured, on the corpus as it is."""

import json
from pathlib import Path

import pytest

from bare import without_hydrated
from sarv.benchmark.gold import Release, open_release
from sarv.benchmark.leaderboard import BEGIN, END, leaderboard
from sarv.benchmark.signature import SCORER
from sarv.release.build import build

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The release of this corpus as everybody has it, without texts that were hydrated: what was measured."""
    folder = tmp_path_factory.mktemp("bare")
    built = build(without_hydrated(folder), folder / "dist").folder
    assert built is not None
    return open_release(built)


def test_the_readme_shows_what_was_measured(bare: Release) -> None:
    """The table is made of the stored scores, and these are of this corpus by this scorer; else run the benchmark again."""
    measured = json.loads((ROOT / "scripts" / "bench" / "baselines.json").read_text("utf-8"))
    readme = (ROOT / "README.md").read_text("utf-8")
    shown = readme.partition(BEGIN)[2].partition(END)[0]
    systems = (one for one in measured if one["overall"])
    parts = [dict(part.split(":", 1) for part in one["overall"]["signature"].split("|")) for one in systems]
    same = ("content", "register", "scorer")

    assert {"encoder", "gazetteer", "linear", "majority"} == {one["name"] for one in measured}
    assert f"\n{leaderboard(measured)}" == shown
    expected = (bare.content_sha256("test")[:12], bare.register_sha256[:12], SCORER)
    assert {expected} == {tuple(part[name] for name in same) for part in parts}
