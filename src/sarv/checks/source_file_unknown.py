"""The file that a document comes from is one of its collection's.

Hydration fetches the pinned files of the collection, checks their checksums, and takes nothing from anywhere else.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._hints import nearest
from ._tale import LETTER, LETTERS_IN_ARCHIVE
from ._views import DocumentView

VIEW = "document"
WAY_OUT = "Correct the id of the file, or add the file to collection.json."
BAD = (*LETTERS_IN_ARCHIVE, Edit(LETTER, set={"/source/file": "bundles"}))
GOOD = LETTERS_IN_ARCHIVE


def check(view: DocumentView) -> Iterator[Fault]:
    """Report a file that the collection does not have."""
    names, source = view.pinned_names, view.record.source
    if names is not None and source is not None and source.file not in names:
        yield Fault("/source/file", f"no file of the collection has this id{nearest(source.file, names)}", source.file)
