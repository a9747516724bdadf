"""A round's published agreement is that of the annotations as they are stored.

It is the figure by which readers judge the labels. Passes are not changed after they were compared; where they were, or where
others were compared, the figures are about something that nobody can see.
"""

from collections.abc import Iterator
from dataclasses import replace

from ..derivation import GOLD
from ..digests import digest_of
from ..findings import Fault
from ..records import Agreement, Annotation, Round
from ._example import Edit
from ._tale import AGREEMENT, COMPARED
from ._views import RecordView

VIEW = "agreement"
WAY_OUT = "Restore the annotations that were compared; or run `sarv agree ROUND --store`, and say in the round's README why."
BAD = (replace(COMPARED, set={"/annotations_sha256": "0" * 64}),)
GOOD = (COMPARED, Edit(AGREEMENT, set={"/documents": 1}))


def check(view: RecordView[Agreement]) -> Iterator[Fault]:
    """Report a digest that is not that of the annotations which all the annotators gave."""
    of = view.folder.rounds.get(view.name)
    homes = (f"annotations/rounds/{view.name}/", *((f"annotations/{GOLD}/",) if of is not None and of.measures_gold else ()))
    if of is None or any(path.startswith(homes) for path in view.folder.faulty):
        return
    given = {
        name: _gold(view, of) if name == GOLD and of.measures_gold else view.folder.annotations.get(f"{view.name}/{name}", {})
        for name in view.record.annotators
    }
    shared = set.intersection(*(set(of_one) for of_one in given.values()))
    compared = {name: {document: of_one[document] for document in shared} for name, of_one in given.items()}
    found = digest_of(compared)
    if found != view.record.annotations_sha256:
        message = f"the annotations of the {len(shared)} documents that all gave have the digest {found}"
        yield Fault("/annotations_sha256", message, view.record.annotations_sha256)


def _gold(view: RecordView[Agreement], of: Round) -> dict[str, Annotation]:
    """Gold of the round's documents."""
    found = {name: view.folder.record(f"annotations/{GOLD}/{name}.json", Annotation) for name in of.documents}
    return {name: one for name, one in found.items() if isinstance(one, Annotation)}
