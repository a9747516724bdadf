"""A fingerprint says at most 2.7 bits for each word of its text.

What protects the text is that this is less than a word is worth to somebody who guesses it from the words before. With four
bits a word, an attacker reads a fifth of the words, with sixteen nearly all.
"""

from collections.abc import Iterator

from ..anchoring.fingerprint import bits_per_word
from ..anchoring.thinning import MOST_PER_WORD, checks_allowed
from ..findings import Fault
from ._example import Edit
from ._fingerprinted import FINGERPRINT, FINGERPRINTED
from ._views import FingerprintView

VIEW = "fingerprint"
WAY_OUT = "Delete it, also from git's history, and make it anew by `sarv fingerprint`, which leaves checks out."
_MANY = [{"first": word, "last": word + 3, "bits": 0} for word in range(13)]
BAD = (*FINGERPRINTED, Edit(FINGERPRINT, set={"/checks": _MANY}))
GOOD = (*FINGERPRINTED, Edit(FINGERPRINT, set={"/checks": _MANY[:12]}))


def check(view: FingerprintView) -> Iterator[Fault]:
    """Report checks that are too many for the words."""
    record = view.record
    if record.words and len(record.checks) > checks_allowed(record.words):
        message = f"{record.words} words have room for {checks_allowed(record.words)} checks; with these, a word has "
        yield Fault("/checks", f"{message}{bits_per_word(record):.2f} bits, and not {MOST_PER_WORD}", len(record.checks))
