"""A prediction is about a document of the release.

An id that no document has is a slip, or the file was made for another release; its answers would count for nothing, unseen.
"""

from collections.abc import Iterator

from ..findings import Fault
from ._hints import nearest
from ._predictions import PredictionView, line

VIEW = "prediction"
WAY_OUT = "Write the id as it stands in the release, and score with the release that the predictions were made for."
BAD = (line(document="tale-1"),)
GOOD = (line(document="tale-0002", events=[]),)


def check(view: PredictionView) -> Iterator[Fault]:
    """Report a document that the release lacks."""
    name = view.record.document
    if name not in view.documents:
        yield Fault("/document", f"no document of the release has this id{nearest(name, view.documents)}", name)
