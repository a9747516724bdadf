"""Kinds of corruption, each planted into the example corpus: a file for each family."""

from . import (
    in_answers,
    in_bytes,
    in_examples,
    in_fingerprints,
    in_folder,
    in_notation,
    in_records,
    in_relations,
    in_rounds,
    in_shape,
    in_spans,
    in_strings,
    in_texts,
)
from ._plant import Corruption, Found

CORRUPTIONS = (
    *in_bytes.ROWS,
    *in_texts.ROWS,
    *in_notation.ROWS,
    *in_strings.ROWS,
    *in_shape.ROWS,
    *in_spans.ROWS,
    *in_relations.ROWS,
    *in_records.ROWS,
    *in_rounds.ROWS,
    *in_folder.ROWS,
    *in_examples.ROWS,
    *in_fingerprints.ROWS,
    *in_answers.ROWS,
)

__all__ = ["CORRUPTIONS", "Corruption", "Found"]
