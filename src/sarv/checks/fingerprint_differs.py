"""A fingerprint is what `sarv fingerprint` makes of the text, where the text is here.

A single bit that is wrong hides the places of words or says other things of the text than it should. One that was made with a
secret corpus key can be compared only where that key is in the environment.
"""

from collections.abc import Iterator

from msgspec import structs

from ..anchoring.fingerprint import make
from ..anchoring.keys import DocumentKey, corpus_key
from ..findings import Fault
from ._example import Edit
from ._fingerprinted import FINGERPRINT, FINGERPRINTED, TEXT_IS_HERE
from ._views import FingerprintView

VIEW = "fingerprint"
WAY_OUT = "Run `sarv fingerprint`, with the corpus key if there is one."
BAD = (*FINGERPRINTED, TEXT_IS_HERE, Edit(FINGERPRINT, set={"/checks/0/bits": 0}))
GOOD = (*FINGERPRINTED, TEXT_IS_HERE)


def check(view: FingerprintView) -> Iterator[Fault]:
    """Report the first part that would be made otherwise."""
    record = view.record
    if view.text is None or not view.stand_off:
        return
    key = corpus_key() if record.key_check is not None else None
    if record.key_check != DocumentKey(view.name, key).check:
        return
    made = make(view.name, view.text, [(span.start, span.end) for span in record.spans], key, record.checks)
    if made is None:
        yield Fault("", "the text has too few words for a fingerprint")
        return
    if record.checks == tuple(one for one in made.checks if one in record.checks):
        made = structs.replace(made, checks=record.checks)  # Which passages are checked is up to whoever made it.
    for field in structs.fields(record):
        if field.name != "document" and getattr(record, field.name) != getattr(made, field.name):
            yield Fault(f"/{field.name}", "of the text that is here, this would be made otherwise")
            return
