"""A span of a prediction lies inside the text, and covers something.

Offsets count Unicode code points and are half-open. Those that reach out of the text were mostly counted in bytes or UTF-16
units, and then all others after the first such character are wrong as well.
"""

from collections.abc import Iterator

from ..findings import Fault
from ..reading import pointer_to
from ._predictions import PredictionView, line, spans_of
from ._traced import Traced

VIEW = "prediction"
WAY_OUT = "Count offsets in code points of the release's text as it is; or give quotes instead of offsets."
BAD = (line(mentions=[{"spans": [{"start": 0, "end": 5000}]}]),)
GOOD = (line(mentions=[{"spans": [{"start": 0, "end": 8}]}]),)


def check(view: PredictionView) -> Iterator[Fault]:
    """Report every span that ends after the text does, or before it begins."""
    if view.text is None:
        return
    length = len(view.text)
    if all(-1 < span.start < span.end <= length or span.end < 0 for span in spans_of(view.record)):
        return
    traced: Iterator[Traced] = spans_of(Traced(view.record))  # type: ignore[assignment] # traced, so are its spans
    for found in traced:
        span = found.value
        if span.end > length:
            yield Fault(pointer_to(*found.path, "end"), f"the text has only {length:,} code points", span.end)
        elif span.start >= span.end > -1:
            yield Fault(pointer_to(*found.path, "end"), f"the span starts at {span.start} and covers nothing", span.end)
