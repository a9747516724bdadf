"""No two stances have the same holder, target, polarity, voice and source.

Whatever shows one stance is a cue of that stance: one stance for each target, however often the text repeats it.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._repeats import repeats
from ._views import AnnotationView

VIEW = "annotation"
WAY_OUT = "Join the two: one stance with the cues of both."
S4 = {
    "id": "s4",
    "holder": {"actor": "millers"},
    "target": {"actor": "ferrymen"},
    "polarity": "support",
    "voice": "reported",
    "cues": [{"spans": [{"start": 358, "end": 377, "text": "backed the Ferrymen"}], "kind": "evaluation"}],
}
BAD = (Edit(GOLD, set={"/stances/-": S4}),)
GOOD = (Edit(GOLD, set={"/stances/-": S4 | {"target": {"event": "e1"}}}),)


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report every stance that an earlier one is, but for its cues."""
    stances = view.parts.stances
    keys = [(stance.holder, stance.target, stance.polarity, stance.voice, stance.source) for stance in stances]
    for i, first in repeats(keys):
        yield Fault(f"/stances/{i}", f"{stances[first].id} is the same stance", stances[i].id)
