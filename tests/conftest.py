"""Fixtures that many tests share."""

from pathlib import Path

import pytest
from edits import copy_of_the_tale

from sarv.corpus import Corpus


@pytest.fixture
def tale(tmp_path: Path) -> Corpus:
    """A copy of the example corpus: three very short invented documents, and one that is stand-off."""
    return Corpus(copy_of_the_tale(tmp_path))
