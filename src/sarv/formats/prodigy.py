"""Prodigy's JSON Lines: a line is a task with `text`, `tokens`, `spans`, `relations` and `meta`.

Spans are labelled as in `doccano`, with further fragments as spans of the label `fragment`; Prodigy counts code points. Tokens
are words by Unicode's rules, cut where a span begins or ends, so that every span has whole tokens. What Prodigy has no place for
stands in keys of our own, `id` and `attributes` of a span and `meta` of the task, which are there when the task comes back
unchanged. What somebody marks in Prodigy has no such keys, and what is missing then is reported. Hashes are Prodigy's to give.

A relation names its spans by the index of their last token and repeats them as `head_span` and `child_span`. Tasks that were not
accepted are refused, since they are no judgments.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import msgspec

from ..segmentation import Piece, tokens
from ._facts import Facts, facts_of
from ._format import ForeignFile, Registers, Sheet, Written
from ._graph import Arc, Graph, Node, graph_of
from ._json import lines_in, shaped
from ._pieces import join, pieces_of

TITLE = "Prodigy JSON Lines"
HOLDS = "everything, attributes in keys of our own"
LOSES = "nothing"
WHOLE = True
SOURCE = "https://prodi.gy/docs/api-interfaces"
EXTRA = None
SUFFIXES = (".jsonl",)


class _Span(msgspec.Struct):
    start: int
    end: int
    label: str
    token_start: int | None = None
    token_end: int | None = None
    id: str | None = None
    attributes: dict[str, str] = {}  # msgspec copies it


class _Named(msgspec.Struct):
    start: int
    end: int
    label: str | None = None
    id: str | None = None


class _Relation(msgspec.Struct):
    head: int
    child: int
    label: str
    head_span: _Named | None = None
    child_span: _Named | None = None


class _Task(msgspec.Struct):
    text: str
    spans: tuple[_Span, ...] | None = None
    tokens: Any = None
    input_hash: Any = msgspec.field(default=None, name="_input_hash")
    relations: tuple[_Relation, ...] = ()
    meta: Facts = Facts()
    answer: str = "accept"


def recognises(raw: bytes) -> bool:
    """Whether a file looks like this format."""
    first = raw.partition(b"\n")[0]
    return b'"text"' in first and (b'"spans"' in first or b'"_input_hash"' in first)


def write(sheets: Sequence[Sheet], _registers: Registers) -> Written:
    """Write all documents into one file."""
    lines = [msgspec.json.encode(_task(sheet)) + b"\n" for sheet in sheets]
    return Written({"prodigy.jsonl": b"".join(lines)})


def _task(sheet: Sheet) -> dict[str, Any]:
    graph = graph_of(sheet.annotation)
    pieces, arcs = pieces_of(graph)
    tokenized = _tokens(sheet.text, {end for piece in pieces for end in piece.fragments[0]})
    starts = {token["start"]: token["id"] for token in tokenized}
    ends = {token["end"]: token["id"] for token in tokenized}
    spans: dict[str, dict[str, Any]] = {}
    for piece in pieces:
        span = {"start": piece.start, "end": piece.end, "token_start": starts[piece.start], "token_end": ends[piece.end]}
        spans[piece.id] = span | {"label": piece.type, "id": piece.id}
    return {
        "text": sheet.text,
        "tokens": tokenized,
        "spans": [spans[piece.id] | {"attributes": piece.attributes} for piece in pieces],
        "relations": [
            {
                "head": spans[arc.source]["token_end"],
                "child": spans[arc.target]["token_end"],
                "head_span": spans[arc.source],
                "child_span": spans[arc.target],
                "label": arc.type,
            }
            for arc in arcs
        ],
        "meta": facts_of(graph),
        "answer": "accept",
    }


def _tokens(text: str, cuts: set[int]) -> list[dict[str, Any]]:
    """The text as Prodigy's tokens: a blank after a token belongs to it (`ws`), other white space is a token of its own."""
    bounds = {0, len(text)} | cuts | {end for piece in tokens(text, Piece(0, len(text))) for end in piece}
    ordered = sorted(bounds)
    made: list[dict[str, Any]] = []
    for start, end in pairwise(ordered):
        at = start
        if made and not made[-1]["ws"] and made[-1]["end"] == start and text[start] == " " and not made[-1]["text"].isspace():
            made[-1]["ws"] = True
            at += 1
        if at < end:
            made.append({"text": text[at:end], "start": at, "end": end, "id": len(made), "ws": False})
    return made


def read(file: ForeignFile) -> Iterator[Graph]:
    """Read a graph for each line."""
    for place, value in lines_in(file):
        task = shaped(file, value, _Task, place)
        if task is None:
            continue
        if task.spans is None and task.tokens is None and task.input_hash is None:
            file.fault("format_syntax", place, "neither `spans` nor `tokens` nor `_input_hash`, so this is no task of Prodigy")
            continue
        if task.answer != "accept":
            file.fault("format_meaning", f"{place} /answer", "the task was not accepted, so it is no judgment", task.answer)
        spans = task.spans or ()
        ids = [one.id or f"span {number}" for number, one in enumerate(spans)]
        pieces = [
            Node(id_, one.label, ((one.start, one.end),), one.attributes, f"{place} /spans/{number}")
            for number, (id_, one) in enumerate(zip(ids, spans, strict=True))
        ]
        by_token: dict[int, list[str]] = {}
        by_place: dict[tuple[int, int, str | None], list[str]] = {}
        for id_, one in zip(ids, spans, strict=True):
            by_place.setdefault((one.start, one.end, one.label), []).append(id_)
            if one.token_end is not None:
                by_token.setdefault(one.token_end, []).append(id_)
        arcs = []
        for number, one_ in enumerate(task.relations):
            at = f"{place} /relations/{number}"
            ends = [
                _span_of(file, at, named, token, set(ids), by_place, by_token)
                for named, token in ((one_.head_span, one_.head), (one_.child_span, one_.child))
            ]
            if ends[0] is not None and ends[1] is not None:
                arcs.append(Arc(one_.label, ends[0], ends[1], at))
        yield join(task.meta.graph(task.text, place), pieces, arcs)


def _span_of(
    file: ForeignFile,
    at: str,
    named: _Named | None,
    token: int,
    ids: set[str],
    by_place: Mapping[tuple[int, int, str | None], list[str]],
    by_token: Mapping[int, list[str]],
) -> str | None:
    """The span that is an end of a relation: by its id, else by its place and label, else by its last token."""
    if named is not None and named.id in ids:
        return named.id
    found = by_token.get(token, []) if named is None else by_place.get((named.start, named.end, named.label), [])
    if len(found) == 1:
        return found[0]
    how = "more than one span there" if found else "no span there"
    file.fault("format_meaning", at, f"an end of the relation is not clear: {how}", token)
    return None
