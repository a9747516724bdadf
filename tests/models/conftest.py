"""What `scripts/test --models` runs, where torch and the harnesses are; without it, nothing here is collected."""

import os
from pathlib import Path

import pytest

from sarv.benchmark.gold import Release, open_release
from sarv.corpus import Corpus
from sarv.release.build import build

collect_ignore_glob = [] if "SARV_TEST_MODELS" in os.environ else ["test_*.py"]

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The release of this repository's corpus."""
    folder = build(Corpus(ROOT), tmp_path_factory.mktemp("dist")).folder
    assert folder is not None
    return open_release(folder)
