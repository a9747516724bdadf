"""Extents as tags of tokens and back, for systems that label one token after the other.

A token is tagged `B-LABEL` where an extent begins, `I-LABEL` inside it, `O` elsewhere (BIO2: Tjong Kim Sang and Veenstra 1999).
Of extents that overlap the longer is kept, of several fragments the first; what tags cannot say is lost in training.
"""

from collections.abc import Iterable, Sequence

from ..extents import Extent
from ..segmentation import Piece, sentences, tokens

OUTSIDE = "O"


def sentences_in_tokens(text: str) -> list[list[Piece]]:
    """The tokens of each sentence that has any."""
    found = (tokens(text, sentence) for sentence in sentences(text))
    return [pieces for pieces in found if pieces]


def tags(pieces: Sequence[Piece], labelled: Iterable[tuple[Extent, str]]) -> list[str]:
    """The tag of each token of a sentence."""
    found = [OUTSIDE] * len(pieces)
    longest_first = sorted(labelled, key=lambda one: (one[0][0][0] - one[0][0][1], one))
    for ((start, end), *_), label in longest_first:
        inside = [number for number, piece in enumerate(pieces) if start <= piece.start and piece.end <= end]
        if inside and all(found[number] == OUTSIDE for number in inside):
            found[inside[0]] = f"B-{label}"
            for number in inside[1:]:
                found[number] = f"I-{label}"
    return found


def extents(pieces: Sequence[Piece], tagged: Sequence[str]) -> list[tuple[int, int, str]]:
    """Start, end and label of what is tagged; an `I` that continues nothing of its label begins anew."""
    found: list[tuple[int, int, str]] = []
    label = ""
    for piece, tag in zip(pieces, tagged, strict=True):
        kind, _, name = tag.partition("-")
        if kind == "I" and name == label:
            found[-1] = (found[-1][0], piece.end, label)
        elif kind in ("B", "I"):
            found.append((piece.start, piece.end, name))
            label = name
        else:
            label = ""
    return found
