"""Two copies of the example corpus; the second is edited by tests."""

from collections.abc import Callable
from pathlib import Path

import pytest

from edits import apply, copy_of_the_tale
from sarv.checks._example import Edit
from sarv.corpus import Corpus
from sarv.release.changes.compare import Comparison, compare
from sarv.release.changes.sides import side_at


@pytest.fixture
def edited(tmp_path: Path) -> Callable[..., Path]:
    """Makes a copy of the example corpus with some edits."""

    def make(*edits: Edit, name: str = "edited") -> Path:
        folder = copy_of_the_tale(tmp_path / name)
        apply(folder, edits)
        return folder

    return make


@pytest.fixture
def after(tale: Corpus, edited: Callable[..., Path]) -> Callable[..., Comparison]:
    """Compares the example corpus with itself after some edits."""
    return lambda *edits, name="edited": compare(side_at(tale.root), side_at(edited(*edits, name=name)))
