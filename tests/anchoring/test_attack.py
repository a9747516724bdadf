"""`scripts/attack`, which guesses stand-off texts from what the repository says of them."""

import subprocess
import sys
from pathlib import Path

from reanchoring import ROOT
from sarv.corpus import Corpus


def attack(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the attack."""
    command = [sys.executable, str(ROOT / "scripts/_attack.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_nothing_to_attack_or_to_learn_from(tale: Corpus, tmp_path: Path) -> None:
    """Where no document has its text and gold, or the folder holds no texts, that is said as a wrong call."""
    (empty := tmp_path / "empty").mkdir()
    nothing = attack("--train", empty, "--folder", tale.root)
    of_nothing = attack("--train", empty, "--folder", ROOT, "--collection", "invented", "--documents", 1)

    assert (2, 2) == (nothing.returncode, of_nothing.returncode)
    assert (
        f"no document of muc4, re3d, wikinews in {tale.root} has both gold and its text; `sarv hydrate` fetches" in nothing.stderr
    )
    assert f"--train: {empty} holds no texts" in of_nothing.stderr
