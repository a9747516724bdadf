"""Sentences and tokens that leave no word out, for tools that show and mark nothing else."""

from itertools import pairwise

from ..segmentation import Piece, sentences, tokens


def words_of(text: str) -> list[tuple[Piece, list[Piece]]]:
    """The sentences of a text with their tokens, by UAX #29; every character but white space is in a token.

    What has neither letters nor digits is no sentence of its own and ends the one before it; or it begins the first one.
    """
    first = len(text) - len(text.lstrip())
    if first == len(text):
        return []
    starts = [first, *(piece.start for piece in sentences(text)[1:]), len(text)]
    inside = [tokens(text, Piece(start, end)) for start, end in pairwise(starts)]
    return [(Piece(row[0].start, row[-1].end), row) for row in inside]
