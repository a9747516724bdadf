"""This repository's corpus as everybody has it: without texts that were hydrated here."""

import shutil
from pathlib import Path

from sarv.corpus import Corpus

ROOT = Path(__file__).parent.parent


def without_hydrated(target: Path) -> Corpus:
    """A copy of the corpus folder, without the texts of stand-off documents."""
    stand_off = {name for name, one in Corpus(ROOT).collections.items() if one.texts != "shipped"}

    def ignored(folder: str, names: list[str]) -> list[str]:
        return [name for name in names if Path(folder).name in stand_off and name.endswith(".txt")]

    for part in ("corpus", "annotations"):
        shutil.copytree(ROOT / part, target / part, ignore=ignored)
    return Corpus(target)
