"""A round's published agreement is that of the annotations as they are stored.

It is the figure by which readers judge the labels. Passes are not changed after they were compared; where they were, or where
others were compared, the figures are about something that nobody can see.
"""

from collections.abc import Iterator
from dataclasses import replace

from ..digests import digest_of
from ..findings import Fault
from ..records import Agreement
from ._example import Edit
from ._tale import AGREEMENT, COMPARED
from ._views import RecordView

VIEW = "agreement"
WAY_OUT = "Restore the annotations that were compared; or run `sarv agree ROUND --store`, and say in the round's README why."
BAD = (replace(COMPARED, set={"/annotations_sha256": "0" * 64}),)
GOOD = (COMPARED, Edit(AGREEMENT, set={"/documents": 1}))


def check(view: RecordView[Agreement]) -> Iterator[Fault]:
    """Report a digest that is not that of the annotations which all the annotators gave."""
    if any(path.startswith(f"annotations/rounds/{view.name}/") for path in view.folder.faulty):
        return
    given = {name: view.folder.annotations.get(f"{view.name}/{name}", {}) for name in view.record.annotators}
    shared = set.intersection(*(set(of_one) for of_one in given.values()))
    compared = {name: {document: of_one[document] for document in shared} for name, of_one in given.items()}
    found = digest_of(compared)
    if found != view.record.annotations_sha256:
        message = f"the annotations of the {len(shared)} documents that all gave have the digest {found}"
        yield Fault("/annotations_sha256", message, view.record.annotations_sha256)
