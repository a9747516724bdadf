"""doccano's JSON Lines for sequence labelling with relations: a line is a document with `text`, `entities` and `relations`.

An entity has a label and no attributes: a mention's actors and form, who holds a stance and how, who reports, in which stage and
of which status something is, and all numbers are lost. Labels are the types of what is marked; of events and arguments, their
type and role. doccano counts code points. It knows no discontinuous entities: further fragments are entities of the label
`fragment`. Its project must allow overlapping entities and relations. Document, round, annotator and complete layers stand in
fields of their own, which doccano keeps as metadata.

Files of projects without relations (`label`) are read too. Comments are refused, for an annotation has no remarks.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from ._facts import Facts, facts_of
from ._format import ForeignFile, Registers, Sheet, Written
from ._graph import Arc, Graph, Node, graph_of
from ._json import lines_in, shaped
from ._pieces import join, lose_attributes, pieces_of

TITLE = "doccano JSON Lines"
HOLDS = "what is marked, its type or role, and what belongs together"
LOSES = "every other attribute: actors, holders, forms, stages, figures"
SOURCE = "https://doccano.github.io/doccano/tutorial/"
EXTRA = None
SUFFIXES = (".jsonl",)


class _Entity(msgspec.Struct):
    id: int
    label: str
    start_offset: int
    end_offset: int


class _Relation(msgspec.Struct):
    from_id: int
    to_id: int
    type: str


class _Line(Facts, frozen=True, kw_only=True):
    text: str
    entities: tuple[_Entity, ...] | None = None
    relations: tuple[_Relation, ...] = ()
    label: tuple[tuple[int, int, str], ...] | None = None
    Comments: tuple[Any, ...] = ()


def recognises(raw: bytes) -> bool:
    """Whether a file looks like this format."""
    first = raw.partition(b"\n")[0]
    return b'"text"' in first and (b'"start_offset"' in first or b'"entities"' in first or b'"label": [[' in first)


def write(sheets: Sequence[Sheet], _registers: Registers) -> Written:
    """Write all documents into one file."""
    written = Written()
    lines = []
    for number, sheet in enumerate(sheets, 1):
        graph = graph_of(sheet.annotation)
        pieces, arcs = pieces_of(graph)
        numbers = {piece.id: place for place, piece in enumerate(pieces)}
        line = {
            "id": number,
            "text": sheet.text,
            "entities": [
                {"id": numbers[one.id], "label": one.type, "start_offset": one.start, "end_offset": one.end} for one in pieces
            ],
            "relations": [
                {"id": place, "from_id": numbers[arc.source], "to_id": numbers[arc.target], "type": arc.type}
                for place, arc in enumerate(arcs)
            ],
        }
        lines.append(msgspec.json.encode(line | facts_of(graph)) + b"\n")
        lose_attributes(written, sheet, graph, "doccano")
    written.files["doccano.jsonl"] = b"".join(lines)
    return written


def read(file: ForeignFile) -> Iterator[Graph]:
    """Read a graph for each line."""
    for place, value in lines_in(file):
        line = shaped(file, value, _Line, place)
        if line is None:
            continue
        if line.entities is None and line.label is None:
            message = "neither `entities` nor `label`, one of which doccano writes even where nothing is marked"
            file.fault("format_syntax", place, message)
            continue
        if line.Comments:
            file.fault("format_meaning", f"{place} /Comments", "an annotation has no remarks", line.Comments[0])
        pieces = [
            Node(str(one.id), one.label, ((one.start_offset, one.end_offset),), place=f"{place} /entities/{number}")
            for number, one in enumerate(line.entities or ())
        ]
        pieces += [
            Node(f"label {number}", label, ((start, end),), place=f"{place} /label/{number}")
            for number, (start, end, label) in enumerate(line.label or ())
        ]
        arcs = [
            Arc(one.type, str(one.from_id), str(one.to_id), f"{place} /relations/{number}")
            for number, one in enumerate(line.relations)
        ]
        yield join(line.graph(line.text, place), pieces, arcs)
