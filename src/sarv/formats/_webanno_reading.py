"""WebAnno TSV 3 read: its header, its text, and the annotations in its columns, over several lines and stacked in one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import PurePath
from typing import NamedTuple

import msgspec

from ._facts import Facts
from ._format import ForeignFile
from ._graph import Graph
from ._inception import BY_NAME, Mark, graph_of_marks
from ._utf16 import Utf16

HEADER = "#FORMAT=WebAnno TSV 3."

_MOST = 100_000  # annotations in a file: a value of two bytes must not become a thousand
_TEXT = "#Text="
_ROW = re.compile(r"([0-9]{1,9}-[0-9]{1,9}(?:\.[0-9]{1,9})?)\t([0-9]{1,9})-([0-9]{1,9})\t")
_NUMBER = re.compile(r"\[([0-9]{1,9})\]\Z")
_REFERENCE = re.compile(r"([0-9]{1,9}-[0-9]{1,9}(?:\.[0-9]{1,9})?)(?:\[([0-9]{1,9})\])?")
_ESCAPED = re.compile(r"\\(->|.)", re.DOTALL)
_ESCAPES_IN_VALUES = {"t": "\t", "n": "\n"} | {each: each for each in ("\\", "[", "]", "|", "_", "->", ";", "*")}
_ESCAPES_IN_TEXTS = {"t": "\t", "n": "\n", "f": "\f", "r": "\r", "b": "\b", "\\": "\\"}
_ESCAPES_IN_TEXTS |= {chr(code): chr(code) for code in (*range(8), *range(14, 32))}


class _Column(NamedTuple):
    """A column: its layer, the feature in it, and the layer that its slots lead to, where it holds the ends of slots."""

    layer: str
    feature: str
    kind: str
    target: str = ""


@dataclass(slots=True, eq=False)
class _Found:
    """An annotation as far as it has been read; offsets count code units."""

    layer: str
    start: int
    end: int
    line: int
    number: int | None
    features: dict[str, str] = field(default_factory=dict)
    roles: dict[str, list[str | None]] = field(default_factory=dict)
    ends: dict[str, tuple[str, list[str]]] = field(default_factory=dict)


class _OddError(ValueError):
    """What is wrong with a line."""


def read(file: ForeignFile) -> Iterator[Graph]:
    """The graph of the document in the file, with its text, and what stands beside it in a JSON file of the same name."""
    reading = _Reading(file)
    marks = reading.marks()
    stem = PurePath(file.path).name.removesuffix(".tsv")
    facts = Facts()
    try:
        facts = msgspec.json.decode(file.beside(f"{stem}.json") or b"{}", type=Facts)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        file.fault("format_syntax", "", f"{stem}.json beside it is not as this program writes it: {error}")
    text = _without_added_break(file, reading.text, facts.document or stem)
    yield graph_of_marks(marks, facts, text)


def _without_added_break(file: ForeignFile, text: str, document: str) -> str:
    """The text, which in this format ends with a line break in any case; without it, where the document is known to have none."""
    return text[:-1] if text[:-1] == file.text_of(document) else text


class _Reading:
    """A file in the course of being read."""

    def __init__(self, file: ForeignFile) -> None:
        self._file = file
        self._text: list[str] = []
        self._length = 0
        self._columns: list[_Column] = []
        self._units: dict[str, dict[str, list[_Found]]] = {}
        self._found: list[_Found] = []
        self._numbered: dict[int, _Found] = {}
        self._words: list[tuple[int, int, str, int]] = []

    @property
    def text(self) -> str:
        """The text as far as it has been read."""
        return "".join(self._text)

    def marks(self) -> list[Mark]:
        """The annotations in the order of their numbers, with offsets in code points."""
        try:
            lines = self._file.raw.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
        except UnicodeDecodeError as error:
            self._file.fault("format_syntax", "", f"byte {error.start} is no UTF-8")
            return []
        if not lines[0].startswith(HEADER):
            self._file.fault("format_syntax", "line 1", f"the first line must begin with {HEADER}", lines[0])
            return []
        at = self._declarations(lines)
        sentence: list[str] = []
        for number, line in enumerate(lines[at:], at + 1):
            try:
                if line.startswith(_TEXT):
                    sentence.append(_unescaped(line.removeprefix(_TEXT), _ESCAPES_IN_TEXTS))
                elif line and not line.startswith("#"):
                    self._row(line, number, sentence)
                    sentence = []
            except _OddError as error:
                self._file.fault("format_syntax", f"line {number}", str(error))
                sentence = []
                if self._file.full or len(self._found) >= _MOST:
                    break
        if sentence:
            self._file.fault("format_syntax", f"line {len(lines)}", "the last sentence has no tokens: the file is cut off")
        return self._converted()

    def _declarations(self, lines: list[str]) -> int:
        """Take in what columns there are; how many lines that took."""
        for number, line in enumerate(lines[1:], 2):
            if not line.startswith("#T_"):
                return number - 1
            name, *fields = line.partition("=")[2].split("|")
            layer = BY_NAME.get(name) if line.startswith("#T_SP=") else None
            if layer is None:
                message = f"there is no such layer in the scheme; there are: {', '.join(BY_NAME)}"
                self._file.fault("format_meaning", f"line {number}", message, name)
            fields = [one for one in fields if one] or [""]
            role = ""
            for one in fields:
                if one.startswith("ROLE_"):
                    role = one.partition(":")[2].partition("_")[0]
                    self._columns.append(_Column(name, role, "roles"))
                elif role:
                    self._columns.append(_Column(name, role, "ends", one))
                    role = ""
                else:
                    self._columns.append(_Column(name, one, "value" if one else "nothing"))
        return len(lines)

    def _row(self, line: str, number: int, sentence: list[str]) -> None:
        row = _ROW.match(line)
        if row is None:
            raise _OddError(
                "a line of a token begins with its id and its offsets, as in 1-2, 4-8 and the word, with tabs between"
            )
        word, *cells = line[row.end() :].split("\t")
        if len(cells) < len(self._columns):
            raise _OddError(f"there are {len(cells)} columns after the word; the header declares {len(self._columns)}")
        start, end = int(row[2]), int(row[3])
        if sentence:
            self._open(sentence, start)
        if row[1] in self._units:
            raise _OddError(f"another line has the id {row[1]}")
        self._words.append((start, end, word, number))
        unit = self._units[row[1]] = {}
        for column, cell in zip(self._columns, cells, strict=False):
            if cell != "_" and column.layer in BY_NAME:
                stack = unit.setdefault(column.layer, [])
                for i, value in enumerate(_split(cell, "|")):
                    self._value(column, value, stack, i, _Found(column.layer, start, end, number, None))

    def _open(self, sentence: list[str], start: int) -> None:
        """Add a sentence to the text as INCEpTION does: after spaces where offsets leave room, with a line break at its end."""
        if self._length == start + 1:
            self._text[-1], self._length = self._text[-1][:-1], start
        if not self._length <= start <= len(self._file.raw):
            raise _OddError(f"the sentence begins at {start}; the text before it has {self._length} UTF-16 code units")
        added = " " * (start - self._length) + "".join(f"{part}\n" for part in sentence)
        self._text.append(added)
        self._length += Utf16(added).length

    def _value(self, column: _Column, value: str, stack: list[_Found], place: int, fresh: _Found) -> None:
        """Take in a value of the annotation at a place of a unit's stack, which is `fresh` where it has not been met before."""
        if column.kind != "ends":
            value, fresh.number = _numbered(value)
        if place == len(stack):
            known = None if fresh.number is None else self._numbered.get(fresh.number)
            if known is None:
                if len(self._found) >= _MOST:
                    raise _OddError(f"more than {_MOST:,} annotations are not read")
                self._found.append(fresh)
            stack.append(known or fresh)
        found = stack[place]
        if found.layer != column.layer or (column.kind != "ends" and found.number != fresh.number):
            raise _OddError(f"annotation {fresh.number} of {column.layer} is {found.number} of {found.layer} in another column")
        if found.number is not None:
            self._numbered[found.number] = found
        found.start, found.end = min(found.start, fresh.start), max(found.end, fresh.end)
        if column.kind == "value" and value != "*":
            found.features.setdefault(column.feature, _unescaped(value, _ESCAPES_IN_VALUES))
        elif column.kind == "roles":
            roles = [] if value == "_" else _split(value, ";")
            read = [None if role == "*" else _unescaped(role, _ESCAPES_IN_VALUES) for role in roles]
            found.roles.setdefault(column.feature, read)
        elif column.kind == "ends":
            found.ends.setdefault(column.feature, (column.target, [] if value in ("*", "_") else value.split(";")))

    def _converted(self) -> list[Mark]:
        if self._file.faults:
            return []
        text = self.text
        utf16 = Utf16(text)
        for start, end, word, line in self._words:
            a, b = utf16.to_points(start), utf16.to_points(end)
            if a is None or b is None or text[a:b] != word:
                message = f"the word is not what the text has from {start} to {end} (UTF-16 code units)"
                self._file.fault("format_syntax", f"line {line}", message, word)
                return []
        order = sorted(self._found, key=lambda found: (found.number is None, found.number or 0))
        marks = {
            id(found): Mark(
                found.layer, utf16.to_points(found.start) or 0, utf16.to_points(found.end) or 0, found.features,
                place=f"line {found.line}",
            )
            for found in order
        }  # fmt: skip
        for found in order:
            for feature, roles in found.roles.items():
                try:
                    target, ends = found.ends.get(feature, ("", []))
                    if len(ends) != len(roles):
                        raise _OddError(f"`{feature}` has {len(roles)} roles and {len(ends)} ends")
                    marks[id(found)].links[feature] = [
                        (role, marks[id(self._referred(end, target))]) for role, end in zip(roles, ends, strict=True)
                    ]
                except _OddError as error:
                    self._file.fault("format_syntax", f"line {found.line}", str(error))
        return list(marks.values())

    def _referred(self, end: str, target: str) -> _Found:
        """The annotation that a slot leads to: that of the number, or the first of its layer in the unit."""
        reference = _REFERENCE.fullmatch(end)
        found = None
        if reference is not None and reference[2] is not None:
            found = self._numbered.get(int(reference[2]))
        elif reference is not None:
            found = next(iter(self._units.get(reference[1], {}).get(target, ())), None)
        if found is None:
            raise _OddError(f"a slot leads to {end}, where there is no annotation of {target}")
        return found


def _split(cell: str, separator: str) -> list[str]:
    """The parts of a cell between separators that are not escaped."""
    found = re.finditer(rf"\\.|{re.escape(separator)}", cell, re.DOTALL)
    cuts = [-1, *(each.start() for each in found if each[0] == separator), len(cell)]
    return [cell[start + 1 : end] for start, end in pairwise(cuts)]


def _numbered(value: str) -> tuple[str, int | None]:
    """A value and the number in brackets after it, if there is one."""
    found = _NUMBER.search(value)
    if found is None:
        return value, None
    rest = value[: found.start()]
    escaped = (len(rest) - len(rest.rstrip("\\"))) % 2
    return (value, None) if escaped else (rest, int(found[1]))


def _unescaped(value: str, escapes: dict[str, str]) -> str:
    """A value without escapes; a backslash before anything else is one."""
    return _ESCAPED.sub(lambda found: escapes.get(found[1], found[0]), value)
