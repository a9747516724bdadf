"""The real collections: what is registered, where it is pinned, and that every text can be found."""

import os
import shutil
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from sarv.corpus import Corpus
from sarv.hydration import hydrate
from sarv.records import FileSource

REPOSITORY = Path(__file__).parents[1]
SOURCES = Path(os.environ.get("SARV_SOURCES", REPOSITORY.parent / "shared" / "sources"))
REAL = {"muc4": 100, "newarab": 1, "re3d": 75, "wikinews": 32}


def test_real_sources_are_pinned_consistently() -> None:
    """Every pinned file of the corpus lies below a mirror folder where its address says: owner, repository, commit, path."""
    collections = Corpus(REPOSITORY).collections
    pinned = [
        file
        for name in REAL
        if (source := collections[name].source) is not None and not isinstance(source, FileSource)
        for file in source.files
    ]

    assert 7 == len(pinned)
    for file in pinned:
        assert "raw.githubusercontent.com" == urlsplit(file.url).hostname
        assert f"github.com{unquote(urlsplit(file.url).path)}" == file.mirror


def test_real_documents_are_registered() -> None:
    """Each real collection has the documents that it is known to have."""
    corpus = Corpus(REPOSITORY)

    assert REAL == {name: len(corpus.document_ids(name)) for name in REAL}


@pytest.mark.skipif(
    not SOURCES.is_dir(), reason="the third-party source texts are not on this machine (SARV_SOURCES names their folder)"
)
def test_real_texts_are_found(tmp_path: Path) -> None:
    """From a mirror folder with the sources, every document of the real collections gets its text."""
    for top in ("corpus", "annotations"):
        shutil.copytree(REPOSITORY / top, tmp_path / top, ignore=shutil.ignore_patterns("*.txt"))
    run = hydrate(Corpus(tmp_path), mirror=SOURCES)

    assert [] == run.problems
    assert REAL == {result.collection: len(result.of("hydrated")) for result in run.collections}
    assert REAL == {result.collection: len(result.of("present")) for result in hydrate(Corpus(tmp_path)).collections}
