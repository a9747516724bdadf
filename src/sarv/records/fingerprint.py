"""What the repository may hold of a stand-off text so that spans can be found again in a copy that differs a little."""

from ._base import Record


class FingerprintSpan(Record, frozen=True, kw_only=True):
    """A fragment of gold, `[start, end)` in code points of the text, by the words that it covers, `[first, last)`.

    `before` and `after` say how many normalised characters its edges lie after the start of the first word and after the end of
    the last: 0 where it is made of whole words, less than 0 before them. Without `first` and `last` the fragment cannot be found
    in any other copy.
    """

    start: int
    end: int
    first: int | None = None
    last: int | None = None
    before: int = 0
    after: int = 0


class FingerprintCheck(Record, frozen=True, kw_only=True):
    """Ten bits of a passage: a fragment and some words beside it. `before` and `after` as in `FingerprintSpan`."""

    first: int
    last: int
    before: int = 0
    after: int = 0
    bits: int


class Fingerprint(Record, frozen=True, kw_only=True):
    """`annotations/fingerprints/<document>.json`: what `sarv fingerprint` makes of the text and the gold of a stand-off document.

    `text_sha256` is the checksum of the text, `normal_sha256` that of its normalised form. `key_check` is there where a secret
    corpus key was used, and tells a wrong key from a wrong copy. `bits` has one bit for each of the `words`, in hexadecimal
    digits, the first word's first, and zeros at the end.
    """

    document: str
    text_sha256: str
    normal_sha256: str
    key_check: str | None = None
    words: int
    bits: str
    spans: tuple[FingerprintSpan, ...]
    checks: tuple[FingerprintCheck, ...]
