"""The voice is that of the outlet exactly where the outlet is the source of the report.

The outlet may be named as such or, where it is itself an actor, by that actor. What it puts in quotation marks to keep its
distance has the voice scare_quoted, whoever the source is.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._views import AnnotationView
from ._voices import voice_fault

VIEW = "annotation"
WAY_OUT = "Ask who says that it happened: where the outlet says so itself, it is the source; else choose the voice by the words."
BAD = (Edit(GOLD, set={"/events/0/reports/0/voice": "outlet"}),)
BY_THE_OUTLET = {"source": {"outlet": "oss-gazette"}, "voice": "outlet", "act": "asserted"}
GOOD = (Edit(GOLD, set={"/events/0/reports/0": BY_THE_OUTLET}),)


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report every report whose source does not speak in its voice."""
    outlet = view.outlet
    if outlet is None:
        return
    for i, report in enumerate(view.parts.reports):
        message = voice_fault(report.source, report.voice, outlet, view.folder.actors)
        if message is not None:
            yield Fault(view.parts.pointer("reports", i, "voice"), message, report.voice)
