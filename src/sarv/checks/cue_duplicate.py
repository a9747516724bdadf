"""No two cues of a stance have the same spans and kind.

The same words may be a cue of several stances, and of several kinds; the second of two equal cues says nothing.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._repeats import repeats
from ._views import AnnotationView

VIEW = "annotation"
WAY_OUT = "Remove one of the two."
BACKED = {"spans": [{"start": 358, "end": 364, "text": "backed"}], "kind": "solidarity"}
BAD = (Edit(GOLD, set={"/stances/2/cues/-": BACKED}),)
GOOD = (Edit(GOLD, set={"/stances/2/cues/-": BACKED | {"kind": "evaluation"}}),)


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report every cue that repeats an earlier one of its stance."""
    for i, stance in enumerate(view.parts.stances):
        if len(stance.cues) > 1:
            for j, _ in repeats(stance.cues):
                words = view.shown(stance.cues[j].spans)
                yield Fault(view.parts.pointer("stances", i, "cues", j), "the stance has this cue already", words)
