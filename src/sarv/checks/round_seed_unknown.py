"""What a round was seeded from is gold, a baseline, or an annotator of a round.

Whoever begins with suggestions agrees with them more than with an empty page. How much an agreement is worth can be told only
where it says whose the suggestions were: `gold`, `baseline:NAME` or `round:ROUND/ANNOTATOR`.
"""

import re
from collections.abc import Iterator

from ..corpus import ID
from ..findings import Fault
from ..records import Round
from ._hints import nearest
from ._tale import second
from ._views import RecordView

VIEW = "round"
WAY_OUT = "Name the source of the suggestions; or remove `seeded_from`, if annotators began with an empty page."
BAD = (second(seeded_from="round:first/three"),)
GOOD = (second(seeded_from="round:first/two"),)

SEED = re.compile(rf"gold|baseline:[a-z0-9_]+|round:({ID})/({ID})")


def check(view: RecordView[Round]) -> Iterator[Fault]:
    """Report a source of suggestions that is of another form, or that is not there."""
    seed = view.record.seeded_from
    if seed is None:
        return
    form = SEED.fullmatch(seed)
    if form is None:
        yield Fault("/seeded_from", "this is none of gold, baseline:NAME and round:ROUND/ANNOTATOR", seed)
    elif form[1] is not None:
        name, annotator = form[1], form[2]
        of = view.folder.rounds.get(name)
        if of is None:
            if not view.folder.has_round(name):
                yield Fault("/seeded_from", f"there is no round {name}{nearest(name, view.folder.rounds)}", seed)
        elif annotator not in (known := [one.id for one in of.annotators]):
            yield Fault("/seeded_from", f"the round {name} has no annotator {annotator}{nearest(annotator, known)}", seed)
