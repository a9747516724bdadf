"""What source kinds with pinned files share: get each file once, and take the wanted documents out of it by their keys."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from ..records import Collection, Document
from ._fetch import Pinned, Supply, obtain
from ._outcome import Found, Problem, SourceError

P = TypeVar("P", bound=Pinned)
Read = Callable[[P, bytes], Iterable[tuple[str, str]]]


def find_in_pinned(
    collection: Collection, files: Iterable[P], wanted: Mapping[str, Document], supply: Supply, read: Read[P]
) -> Iterator[Found | Problem]:
    """The texts of the wanted documents; `read` gives key and text of all that a pinned file holds."""
    keys_by_file: dict[str, dict[str, str]] = {}
    for document_id, document in wanted.items():
        if document.source is not None:
            keys_by_file.setdefault(document.source.file, {})[document_id] = document.source.key
    for pinned in files:
        yield from _find_in(pinned, keys_by_file.pop(pinned.id, {}), supply, read)
    for document_id, document in wanted.items():
        if document.source is None or document.source.file in keys_by_file:
            reason = f"its collection pins no file {document.source.file!r}" if document.source else "it names no source"
            way_out = "Set the document's source: the id of a pinned file of its collection, and its key there."
            place = f"corpus/{collection.id}/{document_id}.json"
            yield Problem("source_unknown", (document_id,), place, f"cannot be looked for: {reason}", way_out)


def _find_in(pinned: P, keys: Mapping[str, str], supply: Supply, read: Read[P]) -> Iterator[Found | Problem]:
    if not keys:
        return
    texts: dict[str, list[str]] = {key: [] for key in keys.values()}
    try:
        for key, text in read(pinned, obtain(pinned, supply)):
            if key in texts:
                texts[key].append(text)
    except SourceError as error:
        yield error.problem(*keys)
        return
    way_out = "Correct source.key in the document's metadata, or what the collection says of the file."
    for document_id, key in keys.items():
        match texts[key]:
            case [text]:
                yield Found(document_id, text, pinned.url)
            case []:
                yield Problem("key_missing", (document_id,), pinned.url, f"holds no text under the key {key!r}", way_out)
            case several:
                message = f"holds {len(several)} texts under the key {key!r}, and nothing says which one is meant"
                yield Problem("key_repeated", (document_id,), pinned.url, message, way_out)
