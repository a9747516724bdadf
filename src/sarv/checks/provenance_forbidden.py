"""Only gold says where its elements come from.

What an annotator gave comes from that annotator, as the file's place says. An annotation with `provenance` is a copy of gold
under the name of somebody who did not give it.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import GOLD, Edit
from ._tale import ONE
from ._views import AnnotationView

VIEW = "annotation"
WAY_OUT = "Remove `provenance`, if the annotation is the annotator's own; a copy of gold is no annotation."
ENTRY = {"element": "m1", "round": "first", "given": ["one:m1", "two:m1"]}
BAD = (Edit(ONE, set={"/provenance": [ENTRY]}),)
GOOD = (Edit(GOLD, set={"/provenance/0": ENTRY}),)


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report the provenance of an annotation that is not gold."""
    if view.record.provenance is not None and not view.gold:
        yield Fault("/provenance", f"this is what {view.annotator_name} gave, and not gold")
