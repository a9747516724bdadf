"""Runs every baseline that needs no endpoint on a release, scores it, and puts the scores into the README.

What it measured stays in `baselines.json` beside this file, with signatures; a test demands that the README shows it, and that
it is about the corpus as it is. The encoder runs in the environment of the tests that run models; where its weights are not at
hand (`SARV_ENCODER`), its last scores stay, and are called outdated if they are.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))

from _environment import MODELS, ROOT, environment, settings

from bare import without_hydrated
from sarv.benchmark.leaderboard import BEGIN, END, leaderboard, row
from sarv.corpus import write_whole
from sarv.release.build import build

ALONE = ("majority", "gazetteer", "linear")
RESULTS = Path(__file__).resolve().parent / "baselines.json"


def main() -> None:
    """Run, score, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", default="test", choices=("validation", "test"))
    options = parser.parse_args()
    known = {one["name"]: one for one in json.loads(RESULTS.read_text("utf-8"))} if RESULTS.exists() else {}
    with tempfile.TemporaryDirectory() as folder:
        release = build(without_hydrated(Path(folder) / "folder"), Path(folder)).folder
        assert release is not None
        for name in ALONE:
            known[name] = _measured(sys.executable, name, release, options.split, Path(folder))
        if os.environ.get("SARV_ENCODER"):
            known["encoder"] = _measured(str(environment(MODELS)), "encoder", release, options.split, Path(folder))
    found = [known[name] for name in sorted(known)]
    write_whole(RESULTS, (json.dumps(found, indent=2) + "\n").encode())
    readme = ROOT / "README.md"
    text = readme.read_text("utf-8")
    head, _, rest = text.partition(BEGIN)
    _, _, tail = rest.partition(END)
    write_whole(readme, f"{head}{BEGIN}\n{leaderboard(found)}{END}{tail}".encode())


def _measured(python: str, name: str, release: Path, split: str, folder: Path) -> dict[str, Any]:
    """Train, predict and score one baseline."""
    path = folder / f"{name}.jsonl"
    common = ["--release", str(release), "--split", split]
    subprocess.run([python, "-m", "sarv", "baseline", name, *common, "--output", str(path)], check=True, env=settings())
    scored = [sys.executable, "-m", "sarv", "score", str(path), *common, "--json"]
    done = subprocess.run(scored, check=True, env=settings(), stdout=subprocess.PIPE)
    return row(name, json.loads(done.stdout))


if __name__ == "__main__":
    main()
