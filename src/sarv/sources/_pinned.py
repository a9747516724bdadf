"""What source kinds with pinned files share: get each file once, and take the wanted documents out of it by their keys."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from ..records import Collection, Document
from ._fetch import Pinned, Supply, obtain
from ._outcome import Found, Obstacle, Problem

P = TypeVar("P", bound=Pinned)


def find_in_pinned(
    collection: Collection,
    files: Iterable[P],
    wanted: Mapping[str, Document],
    supply: Supply,
    read: Callable[[P, bytes], Iterator[tuple[str, str]]],
) -> Iterator[Found | Problem]:
    """The texts of the wanted documents; `read` yields key and text of all that a pinned file holds."""
    by_file: dict[str | None, dict[str, str]] = {}
    for document_id, document in wanted.items():
        locator = document.source
        by_file.setdefault(locator and locator.file, {})[document_id] = locator.key if locator else ""
    for pinned in files:
        keys = by_file.pop(pinned.id, None)
        if keys is not None:
            yield from _from_file(pinned, keys, supply, read)
    for file, keys in by_file.items():
        where = "it names no source" if file is None else f"its collection pins no file {file!r}"
        place = f"corpus/{collection.id}/{next(iter(keys))}.json" if len(keys) == 1 else f"corpus/{collection.id}"
        way_out = "Give the document a source: the id of a pinned file of its collection, and its key there."
        yield Problem("source_unknown", tuple(keys), place, f"cannot be looked for: {where}", way_out)


def _from_file(
    pinned: P, keys: Mapping[str, str], supply: Supply, read: Callable[[P, bytes], Iterator[tuple[str, str]]]
) -> Iterator[Found | Problem]:
    texts: dict[str, list[str]] = {key: [] for key in keys.values()}
    try:
        for key, text in read(pinned, obtain(pinned, supply)):
            if key in texts:
                texts[key].append(text)
    except Obstacle as obstacle:
        yield obstacle.problem(tuple(keys))
        return
    way_out = "Correct source.key in the document's metadata, or the collection's description of the file."
    for document_id, key in keys.items():
        match texts[key]:
            case [text]:
                yield Found(document_id, text)
            case []:
                yield Problem("key_missing", (document_id,), pinned.url, f"holds nothing under the key {key!r}", way_out)
            case several:
                message = f"holds the key {key!r} {len(several)} times, so that it says nothing which text is meant"
                yield Problem("key_repeated", (document_id,), pinned.url, message, way_out)
