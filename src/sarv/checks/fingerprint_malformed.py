"""The words, bits, fragments and checks of a fingerprint fit together.

One that speaks of words that it does not have cannot be compared with any copy; and a fingerprint of a short text, or a check
of very few words, would give them away.
"""

from collections.abc import Iterator

from ..anchoring.fingerprint import FEWEST_WORDS, unpacked
from ..anchoring.passages import FEWEST
from ..findings import Fault
from ..reading import pointer_to
from ._example import Edit
from ._fingerprinted import FINGERPRINT, FINGERPRINTED
from ._views import FingerprintView

VIEW = "fingerprint"
WAY_OUT = "Delete the file, and make it anew by `sarv fingerprint`."
BAD = (*FINGERPRINTED, Edit(FINGERPRINT, set={"/checks/0/last": 100}))
GOOD = FINGERPRINTED


def check(view: FingerprintView) -> Iterator[Fault]:
    """Report too few words, bits that are more or fewer, and fragments and checks of other words."""
    record = view.record
    if record.words < FEWEST_WORDS:
        yield Fault("/words", f"a text of fewer than {FEWEST_WORDS} words gets no fingerprint", record.words)
    digits = -(-record.words // 4)
    if len(record.bits) != digits or any(unpacked(record.bits, 4 * digits)[record.words :]):
        yield Fault(
            "/bits", f"{record.words} words have as many bits, in {digits} digits, and zeros at the end", record.bits[:40]
        )
    for i, span in enumerate(record.spans):
        if (span.first is None) != (span.last is None):
            yield Fault(pointer_to("spans", i), "it has a first and a last word, or neither")
        elif span.first is not None and span.last is not None and not span.first < span.last <= record.words:
            yield Fault(pointer_to("spans", i), f"these are no words of {record.words}", f"{span.first}–{span.last}")
    for i, one in enumerate(record.checks):
        if not one.first + FEWEST <= one.last <= record.words:
            message = f"a check is of at least {FEWEST} of the {record.words} words"
            yield Fault(pointer_to("checks", i), message, f"{one.first}–{one.last}")
