"""Finds the fragments of a fingerprint in a copy of its text: each comes back exact, carried or refused, never as a guess.

Of a copy whose normalised text is the fingerprint's, every place is known: *exact*. Any other is aligned, bit by bit. A fragment
is *carried* where a passage that holds it stands at the place that the alignment gives, with all its bits and its check, and
nowhere else in the copy; where two such passages disagree about its place, and in all other cases, it is *refused*.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ..records import Fingerprint
from .alignment import MOST_CELLS, align
from .fingerprint import Fragment, normal_sha256, unpacked
from .keys import DocumentKey
from .normal import Normal
from .passages import Passage, Rows, with_words

LEAST_SCORE, LEAST_BITS = 0.15, 30
"""The bits of score for each word, and in all, from which a copy is one of the text, where any fragment verifies; or else:

Chance brings up to 33 bits, however long the text is (20,000 pairs of texts, or beginnings of 60 to 300 words, with others), but
hardly ever together with a fragment.
"""
FEWEST_SPANS, LEAST_SHARE = 3, 0.3
"""so many fragments verify, and this share of them."""
NEAR = 3
"""How many words beside a passage may say where it was moved to."""


@dataclass(frozen=True)
class Carried:
    """What became of a document's fragments in a copy. `status` is `exact`, `carried` or `refused`, of all or for each.

    `places` has the fragments that were found, by where they are in the text that was annotated; places of both count code
    points of the raw texts. `score` is of the alignment, in bits for each word.
    """

    status: str
    places: Mapping[Fragment, Fragment]
    score: float


class WrongKeyError(Exception):
    """The fingerprint was made with another corpus key than the one at hand."""


def carry(fingerprint: Fingerprint, copy: Normal, corpus_key: bytes | None = None) -> Carried:
    """Find the fragments in a copy. `WrongKeyError` where the corpus key is not the fingerprint's, or is missing.

    A copy with the same normalised text needs no key.
    """
    fragments = {(span.start, span.end): Passage.of(span) for span in with_words(fingerprint.spans)}
    if normal_sha256(copy) == fingerprint.normal_sha256:
        return Carried("exact", _places(copy, fragments), 1.0)
    key = DocumentKey(fingerprint.document, corpus_key if fingerprint.key_check else None)
    if key.check != fingerprint.key_check:
        raise WrongKeyError(fingerprint.document)
    if fingerprint.words * len(copy.words) > MOST_CELLS:
        return Carried("refused", {}, 0.0)
    score, found = _aligned(fingerprint, fragments, copy, key)
    places = _places(copy, found)
    enough = len(found) >= FEWEST_SPANS and len(found) >= LEAST_SHARE * len(fingerprint.spans)
    alike = score >= max(LEAST_SCORE, LEAST_BITS / fingerprint.words)
    if not places or not (alike or enough):
        return Carried("refused", {}, score)
    return Carried("carried", places, score)


def _aligned(
    fingerprint: Fingerprint, fragments: Mapping[Fragment, Passage], copy: Normal, key: DocumentKey
) -> tuple[float, dict[Fragment, Passage]]:
    """The score for each word, and the fragments that a check proves, by the copy's words."""
    import numpy as np

    bit_of = {word: key.bit(word) for word in set(copy.words)}
    copied = [bit_of[word] for word in copy.words]
    bits = unpacked(fingerprint.bits, fingerprint.words)
    score, at = align(np.array(bits, dtype=np.uint8), np.array(copied, dtype=np.uint8))
    rows = Rows(copy.words)
    proposed: dict[Fragment, set[Passage]] = {}
    for check in fingerprint.checks:
        passage = Passage.of(check)
        for by in _shifts(passage, at):
            moved = passage.moved(by)
            place = moved.place(copy)
            if (
                place is not None
                and bits[passage.words.start : passage.words.stop] == copied[moved.words.start : moved.words.stop]
                and key.ten_bits(copy.text[slice(*place)]) == check.bits
                and not rows.repeated(moved)
            ):
                for fragment, its in fragments.items():
                    if passage.holds(its):
                        proposed.setdefault(fragment, set()).add(its.moved(by))
    return score / fingerprint.words, {fragment: one for fragment, (one, *others) in proposed.items() if not others}


def _shifts(passage: Passage, at: list[int]) -> set[int]:
    """How far the alignment moves a passage. Where words were put in or left out beside it, it may be a word off."""
    words = range(max(passage.words.start - NEAR, 0), min(passage.words.stop + NEAR, len(at)))
    return {at[word] - word + off for word in words if at[word] >= 0 for off in (-1, 0, 1)}


def _places(copy: Normal, found: Mapping[Fragment, Passage]) -> dict[Fragment, Fragment]:
    """Where fragments by their words are in the raw text of the copy; those whose edges are not certain there are left out."""
    normal = {fragment: passage.place(copy) for fragment, passage in found.items()}
    raw = {fragment: copy.raw(*place) if place is not None else None for fragment, place in normal.items()}
    return {fragment: place for fragment, place in raw.items() if place is not None}
