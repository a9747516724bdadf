"""The voice is that of the outlet exactly where the outlet holds the stance.

The outlet may be named as such or, where it is itself an actor, by that actor; the writer of a signed piece, who is part of
it, speaks in its voice too. Words from which it keeps its distance by
quotation marks have the voice scare_quoted, whoever holds the stance. Another who speaks for the outlet's actor, such as its
spokesperson, is the source, and may be quoted.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._views import AnnotationView
from ._voices import voice_fault

VIEW = "annotation"
WAY_OUT = "Ask whose attitude the words show: where it is the outlet's own, it is the holder; else choose the voice by the cues."
BAD = (Edit(GOLD, set={"/stances/2/voice": "outlet"}),)
GOOD = (Edit(GOLD, set={"/stances/2/voice": "outlet", "/stances/2/holder": {"outlet": "oss-gazette"}}),)


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report every stance whose holder does not speak in its voice."""
    outlet = view.outlet
    if outlet is None:
        return
    for i, stance in enumerate(view.parts.stances):
        message = voice_fault(stance.holder, stance.voice, outlet, view.folder.actors, stance.source is not None)
        if message is not None:
            yield Fault(view.parts.pointer("stances", i, "voice"), message, stance.voice)
