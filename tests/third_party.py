"""The texts of the pinned sources, as runs of words to compare with; never shown, only counted."""

import csv
import io
import json
import os
import re
import tarfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

WORDS_OF_A_RUN = 8

_WORD = re.compile(r"[^\W\d_]+")
_NEWS = re.compile(r"/CORPORA/(?!.*key).*(?:muc3|muc4|mixed-case)")


def runs(text: str, count: int = WORDS_OF_A_RUN) -> Iterator[str]:
    """Every so many words in a row, case-folded."""
    words = [match.group().casefold() for match in _WORD.finditer(text)]
    return (" ".join(words[i : i + count]) for i in range(len(words) - count + 1))


def texts_of(sources: Path) -> Iterator[str]:
    """Every text of a folder of sources."""
    csv.field_size_limit(10**9)
    for path in sorted(path for path in sources.rglob("*") if path.is_file()):
        if path.name.endswith(".tar.gz"):
            with tarfile.open(path) as archive:
                for member in archive:
                    if member.isfile() and _NEWS.search(member.name) and "/._" not in member.name:
                        file = archive.extractfile(member)
                        assert file is not None
                        yield file.read().decode("latin-1")
        elif path.name == "documents.json":
            yield from (json.loads(line)["text"] for line in path.read_text("utf-8").splitlines())
        elif path.suffix == ".csv":
            yield from (row["text"] for row in csv.DictReader(io.StringIO(path.read_text("utf-8"))))
        elif path.suffix == ".txt":
            yield path.read_text("utf-8")


def texts_of_news(count: int) -> list[str]:
    """So many articles of the sources, of some length each; none where the sources are not at hand."""
    sources = Path(os.environ.get("SARV_SOURCES", Path(__file__).parents[2] / "shared" / "sources"))
    tables = sorted(sources.rglob("documents.json")) if sources.is_dir() else []
    found = (json.loads(line)["text"] for path in tables for line in path.read_text("utf-8").splitlines())
    return list(islice((text for text in found if len(text.split()) > 150), count))
