"""The keys of fingerprints: one for each document, made of its id and, where there is one, of a secret corpus key.

Without a corpus key, a document's key is known to everybody: it only keeps equal words of two documents from having equal bits.
With one, the fingerprint says nothing to whoever lacks it. It is given in the environment or in a file, and is never printed or
stored.
"""

import hmac
import os
from pathlib import Path

from ..corpus import CorpusError

VARIABLE = "SARV_CORPUS_KEY"
SHORTEST = 16
_SCHEME = b"sarv fingerprint 1"


class DocumentKey:
    """The key of a document's fingerprint, by HMAC-SHA256 (RFC 2104)."""

    def __init__(self, document: str, corpus_key: bytes | None = None) -> None:
        self._key = _hmac(corpus_key or b"", _SCHEME + b"\0" + document.encode())
        self.check = _hmac(self._key, b"key").hex()[:8] if corpus_key is not None else None
        """Tells whether a corpus key is the one that a fingerprint was made with; None without a corpus key."""

    def bit(self, word: str) -> int:
        """One bit of a case-folded word."""
        return _hmac(self._key, b"word\0" + word.encode())[0] & 1

    def ten_bits(self, passage: str) -> int:
        """Ten bits of a passage of normalised text, in whatever case."""
        return int.from_bytes(_hmac(self._key, b"passage\0" + passage.lower().encode())[:2]) & 1023


def corpus_key(file: Path | None = None) -> bytes | None:
    """The secret corpus key in `file`, or else in the environment; `CorpusError` where it is too short to be one."""
    if file is not None:
        key, place = file.read_bytes().strip(), str(file)
    else:
        key, place = os.environb.get(VARIABLE.encode(), b"").strip(), VARIABLE
        if not key:
            return None
    if len(key) < SHORTEST:
        raise CorpusError(f"{place}: a corpus key has at least {SHORTEST} bytes, or it can be guessed; this one has {len(key)}")
    return key


def _hmac(key: bytes, message: bytes) -> bytes:
    return hmac.digest(key, message, "sha256")
