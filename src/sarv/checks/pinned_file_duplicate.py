"""No two pinned files of a collection have the same id, and none have the same place in a mirror.

Documents name a file by its id, and a mirror folder holds it under one path.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..records import Collection
from ._example import Edit
from ._repeats import repeats
from ._tale import ARCHIVE, LETTERS, LETTERS_IN_ARCHIVE
from ._views import RecordView, pinned_files

VIEW = "collection"
WAY_OUT = "Give the second file another id, and another place in the mirror unless it is a member of the same archive."
PINNED: dict[str, str] = ARCHIVE["files"][0]
MEMBER = {"id": "bundle-2", "member": "more-letters.txt"}
BAD = (*LETTERS_IN_ARCHIVE, Edit(LETTERS, set={"/source/files/-": PINNED | {"member": "more-letters.txt"}}))
GOOD = (*LETTERS_IN_ARCHIVE, Edit(LETTERS, set={"/source/files/-": PINNED | MEMBER}))


def check(view: RecordView[Collection]) -> Iterator[Fault]:
    """Report every id that an earlier file has, and every place in a mirror that an earlier and different file has."""
    files = pinned_files(view.record) or ()
    for i, _ in repeats([file.id for file in files]):
        yield Fault(f"/source/files/{i}/id", "an earlier file has this id", files[i].id)
    for i, first in repeats([file.mirror for file in files]):
        if files[i].sha256 != files[first].sha256:
            message = f"{files[first].id}, which is another file, has this place"
            yield Fault(f"/source/files/{i}/mirror", message, files[i].mirror)
