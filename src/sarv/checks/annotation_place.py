"""An annotation lies where it says: its document, round and annotator are the names of its file and folders.

Whoever looks for the judgments of an annotator goes by the place, and every tool here does. Gold has the annotator `gold`.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._example import Edit
from ._tale import ONE, TWO
from ._views import AnnotationView

VIEW = "annotation"
WAY_OUT = "Move the file, or correct what it says; an annotation copied from another keeps the other's names."
BAD = (Edit(ONE, set={"/annotator": "two"}),)
GOOD = (Edit(TWO, set={"/annotator": "two"}),)


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report the document, round and annotator that differ from the file's place."""
    annotation = view.record
    if annotation.document != view.name:
        yield Fault("/document", f"the file is named {view.name}", annotation.document)
    if annotation.round != view.round_name:
        yield Fault("/round", f"the file lies in the round {view.round_name}", annotation.round)
    if annotation.annotator != view.annotator_name:
        message = "the annotator of gold is called gold" if view.gold else f"the file lies in the folder {view.annotator_name}"
        yield Fault("/annotator", message, annotation.annotator)
