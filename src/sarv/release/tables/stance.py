"""A row a stance: who is for or against whom or what, by which words, in whose voice, with the sentences around.

`context` reaches from the sentence before the first cue to the sentence after the last; `context_start` is its offset.
"""

import pyarrow as pa
import pyarrow.compute as pc

from ...records import Stance
from ...segmentation import Piece
from ._batch import ABOUT, Batch, assemble
from ._types import CUE, PARTY, TARGET

SCHEMA = pa.schema(
    [
        *ABOUT,
        ("id", pa.string()),
        ("holder", PARTY),
        ("holder_type", pa.string()),
        ("target", TARGET),
        ("target_kind", pa.string()),
        ("target_type", pa.string()),
        ("polarity", pa.string()),
        ("voice", pa.string()),
        ("source", PARTY),
        ("cues", pa.list_(CUE)),
        ("context", pa.string()),
        ("context_start", pa.int32()),
    ]
)


def table(batch: Batch) -> pa.Table:
    """The rows of `batch`, one a stance."""
    units, columns = batch.rows_of("stances")
    holder, target = columns["holder"], columns["target"]
    contexts = [
        (unit.text, context_of(stance, found, len(unit.text)) if unit.text is not None else None)
        for unit, found in zip(batch.units, batch.sentences, strict=True)
        for stance in unit.gold.stances
    ]
    columns |= batch.about(units)
    columns |= {
        "holder_type": batch.register.look_up(pc.struct_field(holder, "actor"), "type"),
        "target_type": batch.register.look_up(pc.struct_field(target, "actor"), "type"),
        "target_kind": pc.case_when(
            pc.make_struct(
                pc.is_valid(pc.struct_field(target, "actor")),
                pc.is_valid(pc.struct_field(target, "event")),
                pc.is_valid(pc.struct_field(target, "proposition")),
            ),
            pa.scalar("actor"),
            pa.scalar("event"),
            pa.scalar("proposition"),
        )
        if len(target)
        else pa.array([], pa.string()),
        "context": pa.array(
            [None if text is None or place is None else text[place.start : place.end] for text, place in contexts],
            pa.string(),
        ),
        "context_start": pa.array([None if place is None else place.start for _, place in contexts], pa.int32()),
    }
    return assemble(columns, SCHEMA)


def context_of(stance: Stance, sentences: list[Piece], length: int) -> Piece:
    """The stretch from the sentence before the first cue of `stance` to the sentence after its last."""
    start = min(cue.spans[0].start for cue in stance.cues)
    end = max(cue.spans[-1].end for cue in stance.cues)
    touched = [i for i, sentence in enumerate(sentences) if sentence.start < end and sentence.end > start]
    if not touched:
        return Piece(0, length)
    return Piece(sentences[max(touched[0] - 1, 0)].start, sentences[min(touched[-1] + 1, len(sentences) - 1)].end)
