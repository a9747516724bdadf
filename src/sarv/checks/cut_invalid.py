"""The pattern by which documents are cut out of a file is a regular expression that matches some characters.

A document begins where it matches at the start of a line, and what it matches is the document's key.
"""

import re
import warnings
from collections.abc import Iterator

from ..findings import Fault
from ..records import ArchiveMemberSource, Collection
from ._example import Edit
from ._tale import LETTERS, LETTERS_IN_ARCHIVE
from ._views import RecordView

VIEW = "collection"
WAY_OUT = "Write a pattern of Python's `re` for the first characters of a document, such as LETTER-[0-9]+."
BAD = (*LETTERS_IN_ARCHIVE, Edit(LETTERS, set={"/source/files/0/cut": "LETTER-[0-9"}))
GOOD = (*LETTERS_IN_ARCHIVE, Edit(LETTERS, set={"/source/files/0/cut": "LETTER-[0-9]"}))


def check(view: RecordView[Collection]) -> Iterator[Fault]:
    """Report every pattern that is no regular expression, or that matches where there is nothing."""
    source = view.record.source
    if not isinstance(source, ArchiveMemberSource):
        return
    for i, file in enumerate(source.files):
        fault = _fault(file.cut)
        if fault is not None:
            yield Fault(f"/source/files/{i}/cut", fault, file.cut)


def _fault(cut: str) -> str | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            pattern = re.compile(cut)
    except (re.error, OverflowError, RecursionError, Warning) as error:
        return f"not a regular expression: {error}"
    return "matches an empty stretch, so documents would begin everywhere" if pattern.match("") else None
