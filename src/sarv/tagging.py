"""Tokens tagged by the stretches of text that they lie in: one tag each, in the scheme BIO (Ramshaw and Marcus, 1995)."""

from collections.abc import Iterable, Sequence

from .segmentation import Piece

Labelled = tuple[Piece, str]
"""A stretch of the text with its label."""


def without_overlaps(stretches: Iterable[Labelled]) -> list[Labelled]:
    """The stretches in text order, without those that overlap one that begins before them, or there and is longer."""
    kept: list[Labelled] = []
    for piece, label in sorted(stretches, key=lambda one: (one[0].start, -one[0].end, one[1])):
        if not kept or piece.start >= kept[-1][0].end:
            kept.append((piece, label))
    return kept


def bio(tokens: Sequence[Piece], stretches: Sequence[Labelled]) -> list[str]:
    """The tag of each token: B- on the first that a stretch overlaps, I- on its others, O elsewhere.

    Stretches do not overlap each other; where a token overlaps several, the first one counts.
    """
    found = []
    last: Piece | None = None
    for token in tokens:
        over = next(((piece, label) for piece, label in stretches if piece.start < token.end and piece.end > token.start), None)
        if over is None:
            found.append("O")
            last = None
        else:
            found.append(f"{'I' if over[0] is last else 'B'}-{over[1]}")
            last = over[0]
    return found
