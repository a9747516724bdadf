"""WebAnno TSV 3.3, which INCEpTION imports and exports: a token a line, a column a feature.

The layers are those of `_inception`; INCEpTION must have them before it imports the file, from the `TypeSystem.xml` that the
format `uima_xmi` writes. Sentences and tokens are ours (UAX #29); a sentence goes on to where the next one begins, since the
format has no place for what is between. An annotation that ends within a token gets a line for its part of it. Offsets count
UTF-16 code units. Every annotation has a number (disambiguation id), so that nothing hangs on the order of lines.

Who annotated, in which round, and the checksum of the text have no place in the format; they go to `DOCUMENT.json`, which
INCEpTION does not read. Whether the text ends with a line break is not said either: it does, unless the corpus knows better. Of
spans that begin or end with white space this is lost; a span of nothing else cannot be said, and the document is not written.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import msgspec

from ..segmentation import Piece
from ._facts import facts_of
from ._format import Registers, Sheet, Written
from ._graph import graph_of
from ._inception import LAYERS, Layer, Mark, marks_of
from ._utf16 import Utf16
from ._webanno_reading import HEADER, read
from ._words import words_of

__all__ = ["EXTRA", "HOLDS", "LOSES", "SOURCE", "SUFFIXES", "TITLE", "WHOLE", "read", "recognises", "write"]

TITLE = "WebAnno TSV 3.3, for INCEpTION"
HOLDS = "everything; who annotated, and in which round, stands beside, in `DOCUMENT.json`"
LOSES = "white space at the ends of spans"
WHOLE = True
SOURCE = "https://inception-project.github.io/releases/36.0/docs/user-guide.html#sect_webannotsv"
EXTRA = None
SUFFIXES = (".tsv",)

_IN_VALUES = {"\t": "\\t", "\n": "\\n"} | {each: f"\\{each}" for each in ("\\", "[", "]", "|", "_", "->", ";", "*")}
_IN_TEXTS = {"\\": "\\\\", "\t": "\\t", "\f": "\\f", "\r": "\\r", "\b": "\\b"}
_IN_TEXTS |= {chr(code): f"\\{chr(code)}" for code in (*range(8), *range(14, 32))}
_RESERVED_IN_VALUES = re.compile("|".join(map(re.escape, _IN_VALUES)))
_TEXTS = str.maketrans(_IN_TEXTS)


def recognises(raw: bytes) -> bool:
    """Whether a file begins as one of this format does."""
    return raw.removeprefix(b"\xef\xbb\xbf").startswith(HEADER.encode())


def write(sheets: Sequence[Sheet], _registers: Registers) -> Written:
    """A file for each document, `DOCUMENT.tsv`, with what it cannot say in `DOCUMENT.json`."""
    written = Written()
    for sheet in sheets:
        spans = list(_spans(msgspec.to_builtins(sheet.annotation), ""))
        edged = {pointer: sheet.text[a:b] for pointer, a, b in spans if sheet.text[a:b] != sheet.text[a:b].strip()}
        blank = [pointer for pointer, words in edged.items() if not words.strip()]
        for pointer in blank:
            message = "a span of nothing but white space cannot be said, so the document is not written"
            written.lose(sheet, pointer, message, edged[pointer])
        if blank:
            continue
        for pointer, words in edged.items():
            written.lose(sheet, pointer, "the white space at the ends of the span is not in the file", words)
        if sheet.text.lstrip(" ")[:1].isspace():
            written.lose(sheet, "", "the white space that the text begins with is not in the file but as spaces")
        graph = graph_of(sheet.annotation)
        written.files[f"{sheet.document.id}.tsv"] = "".join(f"{line}\n" for line in _lines(sheet.text, marks_of(graph))).encode()
        facts = msgspec.json.format(msgspec.json.encode(facts_of(graph)), indent=2)
        written.files[f"{sheet.document.id}.json"] = facts + b"\n"
    return written


def _spans(value: Any, pointer: str) -> Iterator[tuple[str, int, int]]:
    """All spans in an annotation, with their pointers."""
    if isinstance(value, dict):
        if "start" in value:
            yield pointer, value["start"], value["end"]
        for name, inner in value.items():
            yield from _spans(inner, f"{pointer}/{name}")
    elif isinstance(value, list | tuple):
        for i, inner in enumerate(value):
            yield from _spans(inner, f"{pointer}/{i}")


@dataclass(slots=True)
class _Unit:
    """A token or a part of one: what a line shows."""

    id: str
    piece: Piece
    parts: list["_Unit"] = field(default_factory=list)
    marks: dict[str, list[Mark]] = field(default_factory=dict)

    def part(self, piece: Piece) -> "_Unit":
        """The unit of a part of this token, made if there is none yet."""
        if piece == self.piece:
            return self
        found = next((part for part in self.parts if part.piece == piece), None)
        if found is None:
            found = _Unit(f"{self.id}.{len(self.parts) + 1}", piece)
            self.parts.append(found)
        return found


def _lines(text: str, marks: Sequence[Mark]) -> Iterator[str]:
    """The lines of a file."""
    words = words_of(text)
    units = [[_Unit(f"{s}-{t}", token) for t, token in enumerate(row, 1)] for s, (_, row) in enumerate(words, 1)]
    numbers = {id(mark): number for number, mark in enumerate(marks, 1)}
    homes = _placed(marks, [unit for row in units for unit in row])
    used = {mark.layer for mark in marks}
    layers = sorted((layer for layer in LAYERS.values() if layer.name in used), key=lambda layer: bool(layer.links))
    yield f"{HEADER}3"
    yield from map(_declaration, layers)
    yield ""
    utf16 = Utf16(text)
    starts = [sentence.start for sentence, _ in words] + [len(text) - text.endswith("\n")]
    for (start, end), row in zip(pairwise(starts), units, strict=True):
        yield ""
        yield from (f"#Text={line.translate(_TEXTS)}" for line in text[start:end].split("\n"))
        for token in row:
            for unit in (token, *token.parts):
                at = f"{utf16.from_points(unit.piece.start)}-{utf16.from_points(unit.piece.end)}"
                cells = (cell for layer in layers for cell in _cells(layer, unit.marks.get(layer.name, ()), numbers, homes))
                yield "\t".join((unit.id, at, text[unit.piece.start : unit.piece.end], *cells, ""))


def _placed(marks: Iterable[Mark], units: Sequence[_Unit]) -> dict[int, _Unit]:
    """Put every mark to the units that it covers, and say which is the first."""
    starts, ends = [unit.piece.start for unit in units], [unit.piece.end for unit in units]
    homes: dict[int, _Unit] = {}
    for mark in marks:
        for token in units[bisect_right(ends, mark.start) : bisect_left(starts, mark.end)]:
            unit = token.part(Piece(max(mark.start, token.piece.start), min(mark.end, token.piece.end)))
            unit.marks.setdefault(mark.layer, []).append(mark)
            homes.setdefault(id(mark), unit)
    return homes


def _declaration(layer: Layer) -> str:
    columns = sorted(layer.features)
    for name, target in sorted(layer.links.items()):
        columns += (f"ROLE_{layer.name}:{name}_{layer.link(name)}", LAYERS[target].name)
    return f"#T_SP={layer.name}|{'|'.join(columns)}"


def _cells(layer: Layer, marks: Sequence[Mark], numbers: dict[int, int], homes: dict[int, _Unit]) -> Iterator[str]:
    """What a line shows in the columns of a layer."""
    if not marks:
        yield from ["_"] * (len(layer.features) + 2 * len(layer.links) or 1)
        return
    own = [f"[{numbers[id(mark)]}]" for mark in marks]
    for name in sorted(layer.features):
        values = (_value(mark.features.get(name)) for mark in marks)
        yield "|".join(f"{value}{number}" for value, number in zip(values, own, strict=True))
    for name in sorted(layer.links):
        links = [mark.links.get(name, ()) for mark in marks]
        roles = (";".join(_value(role) for role, _ in each) or "_" for each in links)
        yield "|".join(f"{role}{number}" for role, number in zip(roles, own, strict=True))
        yield "|".join(";".join(f"{homes[id(end)].id}[{numbers[id(end)]}]" for _, end in each) or "*" for each in links)
    if not layer.features and not layer.links:
        yield "|".join(f"*{number}" for number in own)


def _value(value: str | None) -> str:
    return "*" if value is None else _RESERVED_IN_VALUES.sub(lambda found: _IN_VALUES[found.group()], value)
