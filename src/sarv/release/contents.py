"""What a release consists of: which files there are, which columns hold words of texts."""

import re
from collections.abc import Callable

from ..corpus import ID, Corpus
from ..records import SPLITS
from ..schema import schema_folder
from .manifest import NAME
from .tables import configs

FILES = (
    "CITATION.cff",
    "CODEBOOK.md",
    "DATASHEET.md",
    "LICENSE",
    "README.md",
    "actors.json",
    "croissant.json",
    "guidelines.md",
    NAME,
    "outlets.json",
    "zenodo.json",
)
"""The files beside the folders of a release."""

WORDS = ("context", "text", "tokens")
"""The names of columns, and of fields within columns, that hold words of a document's text."""

TABLE = re.compile(r"(?P<config>[a-z_]+)/(?P<split>[a-z]+)-(?P<shard>\d{5})-of-(?P<shards>\d{5})\.parquet")
"""The path of a table in a release."""

_SHEET = re.compile(rf"incidents/({ID})/({ID})\.json")


def config_of(path: str) -> str | None:
    """The config whose table lies at `path` in a release, or None."""
    found = TABLE.fullmatch(path)
    known = found is not None and found["config"] in configs() and found["split"] in SPLITS and found["shard"] < found["shards"]
    return found["config"] if found is not None and known else None


def may_hold(corpus: Corpus) -> Callable[[str], bool]:
    """Whether a release of `corpus` may hold a file of that path."""
    schemas = {path.relative_to(schema_folder()).as_posix() for path in schema_folder().glob("*/*.json")}
    known = {*FILES, *(path for path in schemas if path.startswith(("layers/", "mappings/")))}

    def known_file(path: str) -> bool:
        if path in known or config_of(path) is not None:
            return True
        sheet = _SHEET.fullmatch(path)
        return sheet is not None and corpus.has(f"corpus/{sheet[1]}/incidents/{sheet[2]}.json")

    return known_file
