"""A row a sentence, ready for training a tagger: tokens, their offsets, and BIO tags of the mentions' actor types.

Tokens are those of UAX #29; one that overlaps a mention carries its tag. Where mentions nest, the longest counts; a
mention of several actors has the type of the first; each fragment of a mention begins anew.
"""

from collections.abc import Mapping
from functools import cache

import pyarrow as pa

from ...layers import labels
from ...segmentation import Piece, tokens
from ...tagging import Labelled, bio, without_overlaps
from ._batch import ABOUT, Batch, Unit, assemble

SCHEMA = pa.schema(
    [
        *ABOUT,
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("tokens", pa.list_(pa.string())),
        ("token_starts", pa.list_(pa.int32())),
        ("tags", pa.list_(pa.int64())),
    ]
)


@cache
def tags() -> tuple[str, ...]:
    """The tag names in the order of their numbers: O, then B- and I- of each actor type in its layer's order."""
    return ("O", *(f"{prefix}-{label}" for label in labels()["actor_type"] for prefix in "BI"))


def class_labels() -> Mapping[str, tuple[str, ...]]:
    """The columns that hold numbers of names, and the names."""
    return {"tags": tags()}


def table(batch: Batch) -> pa.Table:
    """The rows of `batch`, one a sentence that has tokens; none for a document without text."""
    number = {name: i for i, name in enumerate(tags())}
    units: list[int] = []
    found: dict[str, list[object]] = {name: [] for name in ("start", "end", "tokens", "token_starts", "tags")}
    for i, (unit, sentences) in enumerate(zip(batch.units, batch.sentences, strict=True)):
        pieces = typed_pieces(unit, batch.register.types)
        text = unit.text or ""
        for sentence in sentences:
            inside = tokens(text, sentence)
            units.append(i)
            found["start"].append(sentence.start)
            found["end"].append(sentence.end)
            found["tokens"].append([text[token.start : token.end] for token in inside])
            found["token_starts"].append([token.start for token in inside])
            found["tags"].append([number[tag] for tag in bio(inside, pieces)])
    columns = {name: pa.array(values, SCHEMA.field(name).type) for name, values in found.items()}
    return assemble(columns | batch.about(pa.array(units, pa.int32())), SCHEMA)


def typed_pieces(unit: Unit, types: Mapping[str, str]) -> list[Labelled]:
    """The fragments of the unit's mentions with their actor type, in text order, none overlapping another."""
    return without_overlaps(
        (Piece(span.start, span.end), types[mention.actors[0]]) for mention in unit.gold.mentions for span in mention.spans
    )
