"""The words that a span repeats are those of the text.

They are there for readers, and as a safeguard: offsets that slipped by one, or were counted in bytes, show at once.
"""

from collections.abc import Iterator
from unicodedata import normalize

from ..findings import Fault, shorten
from ._example import GOLD, Edit
from ._views import AnnotationView

VIEW = "annotation"
WAY_OUT = "Correct the offsets if the words are meant, or the words if the offsets are; never edit the text."
BAD = (Edit(GOLD, set={"/mentions/2/spans/0/text": "Bridge Offic"}),)
GOOD = (Edit(GOLD, set={"/mentions/2/spans/0": {"start": 119, "end": 136, "text": "the Bridge Office"}}),)


def check(view: AnnotationView) -> Iterator[Fault]:
    """Report every span whose words are not those between its offsets."""
    if not view.shipped or view.words == view.parts.texts:
        return
    for i, (span, words) in enumerate(zip(view.parts.spans, view.words, strict=False)):
        if words and span.text is not None and span.text != words:
            alike = normalize("NFC", span.text) == normalize("NFC", words)
            hint = ", which looks alike but is written with other code points" if alike else ""
            message = f"the text has {shorten(words)} from {span.start} to {span.end}{hint}"
            yield Fault(view.parts.pointer("spans", i, "text"), message, span.text, context=view.around(span))
