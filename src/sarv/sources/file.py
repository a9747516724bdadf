"""Files of the user's own: each document is a file, known by its checksum, whatever its name.

They lie in the folder of the mirror that has the collection's name, or are named one by one, as for every kind.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from ..findings import few
from ..records import Collection, Document, FileSource
from ._fetch import Supply, by_checksum, read_text
from ._outcome import THE_SAME_TEXT, Found, Problem, lacking

SOURCE = FileSource


def find(collection: Collection, wanted: Mapping[str, Document], supply: Supply) -> Iterator[Found | Problem]:
    """The texts of the wanted documents, each a file that has the document's checksum."""
    folder = None if supply.mirror is None else supply.mirror / collection.id
    try:
        in_folder = [] if folder is None else sorted(path for path in folder.iterdir() if path.is_file())
    except FileNotFoundError:
        in_folder = []
    except OSError as error:
        way_out = "Make it a readable folder, or leave --mirror out."
        yield Problem("unreadable", tuple(wanted), str(folder), f"cannot be read ({error.strerror})", way_out)
        return
    files, problems = by_checksum(in_folder)
    yield from problems
    absent = {}
    for document_id, document in wanted.items():
        checksum = document.text.sha256
        if checksum in files:
            yield read_text(document_id, files[checksum])
        else:
            absent[document_id] = checksum
    if absent:
        known = supply.known.union(document.text.sha256 for document in wanted.values())
        strangers = {checksum: path for checksum, path in files.items() if checksum not in known}
        yield _differ(absent, strangers) if strangers else lacking(absent, folder)


def _differ(absent: Mapping[str, str], strangers: Mapping[str, Path]) -> Problem:
    """There are files, but none is the text. A copy that differs only a little would be recognised here."""
    names = [str(path) for path in strangers.values()]
    message = "differs from the text" if len(names) == 1 else "differ from the texts"
    expected = next(iter(absent.values())) if len(absent) == 1 else ""
    found = next(iter(strangers)) if len(strangers) == 1 else ""
    return Problem("text_differs", tuple(absent), few(names, 3), message, THE_SAME_TEXT, expected, found)
