"""Fixtures that many tests share."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import standoff
from edits import copy_of_the_tale
from released import release_of
from sarv.corpus import Corpus

# A test must not fail because the machine has other work.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture
def tale(tmp_path: Path) -> Corpus:
    """A copy of the example corpus: three very short invented documents, and one that is stand-off."""
    return Corpus(copy_of_the_tale(tmp_path))


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release of the example corpus as it is, which no test changes."""
    return release_of(Corpus(copy_of_the_tale(tmp_path_factory.mktemp("published"))))


@pytest.fixture
def notes(tmp_path: Path) -> Corpus:
    """A corpus folder with a stand-off collection whose three documents are rows of a table."""
    return standoff.folder_of_notes(tmp_path / "notes folder")


@pytest.fixture
def mirror(tmp_path: Path) -> Path:
    """A mirror folder that has the table of the notes."""
    return standoff.mirror(tmp_path / "mirror", standoff.table(standoff.DATA), standoff.DATA)
