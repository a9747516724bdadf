"""One file is one source kind: a way in which the texts of a stand-off collection are kept elsewhere.

The module's name is the `kind` of the collection's source. It has a docstring (first line: where the texts are), `SOURCE`
(the record of such a source) and `find(collection, wanted, supply)`, which yields for each wanted document its text
(`Found`) or a `Problem`; one problem may stand for many documents. It reads nothing but what the supply offers: files of the
user's own, a mirror folder, the cache and, only where it was allowed, the network. A pinned file is read after its checksum
has been found right. Whether a text is the document's own is checked by the caller, for all kinds alike.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from ..records import Collection, Document, Record
from ._download import Network, page, place_of
from ._fetch import Supply, by_checksum, default_cache, read_file, read_text
from ._outcome import NO_OTHER_TEXT, THE_SAME_TEXT, Found, Problem, SourceError, lacking

Find = Callable[[Collection, Mapping[str, Document], Supply], Iterator[Found | Problem]]


@dataclass(frozen=True)
class SourceKind:
    """A way in which texts are kept elsewhere, with what finds them."""

    kind: str
    description: str
    source: type[Record]
    find: Find


@cache
def source_kinds() -> Mapping[str, SourceKind]:
    """All source kinds by name, sorted. A module that lacks a part fails here, loudly."""
    found = {}
    for path in sorted(Path(__file__).parent.glob("[a-z]*.py")):
        module = import_module(f"{__name__}.{path.stem}")
        description, _, _ = (module.__doc__ or "").strip().partition("\n")
        found[path.stem] = SourceKind(path.stem, description, module.SOURCE, module.find)
    return MappingProxyType(found)


def find_texts(collection: Collection, wanted: Mapping[str, Document], supply: Supply) -> Iterator[Found | Problem]:
    """Look for the texts of the wanted documents (by id) of a stand-off collection: first among the user's own files."""
    own = {name: supply.own[one.text.sha256] for name, one in wanted.items() if one.text.sha256 in supply.own}
    for name, path in own.items():
        yield read_text(name, path)
    wanted = {name: one for name, one in wanted.items() if name not in own}
    if not wanted:
        return
    for kind in source_kinds().values():
        if isinstance(collection.source, kind.source):
            yield from kind.find(collection, wanted, supply)


__all__ = [
    "NO_OTHER_TEXT",
    "THE_SAME_TEXT",
    "Found",
    "Network",
    "Problem",
    "SourceError",
    "SourceKind",
    "Supply",
    "by_checksum",
    "default_cache",
    "find_texts",
    "lacking",
    "page",
    "place_of",
    "read_file",
    "source_kinds",
]
