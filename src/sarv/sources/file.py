"""Files of the user's own: each document is a file, known by its checksum, whatever its name.

They lie in the folder of the mirror that has the collection's name, or are named one by one.
"""

from collections.abc import Iterator, Mapping

from ..corpus import LARGEST_FILE, sha256
from ..records import Collection, Document, FileSource
from ._fetch import Supply, read_file
from ._outcome import NOT_AVAILABLE, Found, Obstacle, Problem

SOURCE = FileSource


def find(collection: Collection, wanted: Mapping[str, Document], supply: Supply) -> Iterator[Found | Problem]:
    """The texts of the wanted documents, each a file with the document's checksum."""
    candidates = {checksum: path for checksum, path in supply.own_by_checksum.items()}
    folder = supply.mirror / collection.id if supply.mirror is not None else None
    strangers = {}
    known = {document.text.sha256 for document in wanted.values()}
    for path in sorted(path for path in folder.iterdir() if path.is_file()) if folder is not None and folder.is_dir() else ():
        try:
            checksum = sha256(read_file(path, LARGEST_FILE))
        except Obstacle as obstacle:
            yield obstacle.problem(())
            continue
        if checksum in known:
            candidates[checksum] = path
        else:
            strangers[path.name] = checksum
    yield from ()
